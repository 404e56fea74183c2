/** A verb of ./munim, run as an operator runs it. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const main = fileURLToPath(new URL('../main.ts', import.meta.url));

export interface VerbResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export const runVerb = (stateDir: string, ...args: readonly string[]): Promise<VerbResult> =>
  new Promise((resolve) => {
    const env = { ...process.env, MUNIM_STATE: stateDir };
    const child = execFile(process.execPath, [main, ...args], { env }, (_error, stdout, stderr) =>
      resolve({ exitCode: child.exitCode ?? -1, stdout, stderr }),
    );
  });
