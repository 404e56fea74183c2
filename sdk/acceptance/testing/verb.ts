/** A verb of ./munim, run as an operator runs it, against the platform of the spec. */
import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { inject } from 'vitest';

const main = fileURLToPath(new URL('../../../infra/cli/src/main.ts', import.meta.url));

export interface VerbResult {
  readonly exitCode: number;
  readonly stdout: string;
  readonly stderr: string;
}

export const runVerb = (...args: readonly string[]): Promise<VerbResult> => runVerbAs('', ...args);

/** By the operator of this token; empty for the installation's. */
export const runVerbAs = (operatorToken: string, ...args: readonly string[]): Promise<VerbResult> =>
  new Promise((resolve) => {
    const env = {
      ...process.env,
      MUNIM_STATE: inject('platform').stateDir,
      MUNIM_OPERATOR_TOKEN: operatorToken,
    };
    const child = execFile(process.execPath, [main, ...args], { env }, (_error, stdout, stderr) =>
      resolve({ exitCode: child.exitCode ?? -1, stdout, stderr }),
    );
  });
