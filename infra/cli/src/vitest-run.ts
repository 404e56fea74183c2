/** Runs some suites with vitest and reads what came of them. */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { setPriority, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { checkoutDirectory } from '@munim/local';
import { readReport, type TestReport } from './vitest-report.ts';

export interface VitestRun {
  readonly suites: readonly string[];
  /** Parts of paths; empty means every spec. */
  readonly files: readonly string[];
  readonly stateDir: string;
  /** Set when others run at the same time: what stands before each line of this one, and whether the CPU is rather theirs. */
  readonly beside: { readonly label: string; readonly givesWay: boolean } | undefined;
}

export async function runVitest(run: VitestRun): Promise<TestReport> {
  const folder = mkdtempSync(join(tmpdir(), 'munim-test-'));
  const reportFile = join(folder, 'report.json');
  try {
    const code = await spawnVitest(run, reportFile);
    return readReport(existsSync(reportFile) ? readFileSync(reportFile, 'utf8') : undefined, {
      name: run.suites.join(', '),
      failed: code !== 0,
    });
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** A tenth of what another process gets where both want the CPU: its timers must not starve either. */
const nicenessBelow = 10;

/** Its own report goes to stderr, so that stdout holds the result alone. */
function spawnVitest({ suites, files, stateDir, beside }: VitestRun, reportFile: string): Promise<number> {
  const args = [
    join(checkoutDirectory, 'node_modules', 'vitest', 'vitest.mjs'),
    'run',
    ...suites.flatMap((suite) => ['--project', suite]),
    '--reporter=default',
    '--reporter=json',
    `--outputFile.json=${reportFile}`,
    '--passWithNoTests',
    ...files,
  ];
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, args, {
      cwd: checkoutDirectory,
      stdio: beside === undefined ? ['inherit', process.stderr, 'inherit'] : ['ignore', 'pipe', 'pipe'],
      env: { ...process.env, MUNIM_TEST_STATE: stateDir },
    });
    if (beside?.givesWay && child.pid !== undefined) setPriority(child.pid, nicenessBelow);
    for (const output of [child.stdout, child.stderr])
      if (output) createInterface(output).on('line', (line) => process.stderr.write(`${beside?.label} │ ${line}\n`));
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}
