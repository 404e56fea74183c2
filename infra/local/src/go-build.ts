/** Builds a pinned Go program whose sums are committed beside its go.mod: for tools that no registry carries built. */
import { join } from 'node:path';
import type { Cache } from './cache.ts';
import { findGo } from './go-toolchain.ts';
import type { OnProgress } from './progress.ts';
import { runCommand } from './run-command.ts';

export interface GoProgram {
  readonly component: string;
  /** Folder with the committed go.mod and go.sum. */
  readonly moduleDirectory: string;
  readonly packagePath: string;
  readonly ldflags: string;
  readonly outputFile: string;
}

export interface GoBuildContext {
  readonly cache: Cache;
  readonly env: NodeJS.ProcessEnv;
  readonly progress: OnProgress;
}

/** Ten times what two cores took: past this something hangs. */
const buildTimeoutMs = 3_600_000;

/** At most two compilers at once per program: two programs may be built side by side on a small machine. */
const compilersMax = 2;

export async function buildGoProgram(program: GoProgram, where: GoBuildContext): Promise<void> {
  const { cache, env, progress } = where;
  const command = await findGo(cache, env, progress);
  const { component, packagePath } = program;
  const common = {
    command,
    cwd: program.moduleDirectory,
    // CGO off: no C compiler is needed. Workspace off and flags empty: only the committed go.mod counts.
    env: { ...env, CGO_ENABLED: '0', GOWORK: 'off', GOFLAGS: '-mod=readonly' },
    timeoutMs: buildTimeoutMs,
  };
  let modules = 0;
  const list = await runCommand({
    ...common,
    args: ['list', '-deps', packagePath],
    onLine: (line) => {
      if (!line.startsWith('go: downloading ')) return;
      modules += 1;
      progress({ component, phase: 'download', message: `${modules} Go modules (${line.split(' ')[2] ?? ''})` });
    },
  });
  const total = list.trim().split('\n').length;
  let done = 0;
  await runCommand({
    ...common,
    args: [
      'build',
      '-v',
      '-p',
      String(compilersMax),
      '-trimpath',
      '-buildvcs=false',
      '-ldflags',
      `-s -w ${program.ldflags}`.trim(),
      '-o',
      program.outputFile,
      packagePath,
    ],
    onLine: (line) => {
      if (/\s/.test(line)) return;
      done += 1;
      progress({ component, phase: 'build', message: 'compiling', done, total });
    },
  });
  progress({ component, phase: 'build', message: 'built', done: total, total });
}

/** The committed modules lie beside the sources. */
export const goModuleDirectory = (name: string): string => join(import.meta.dirname, '..', 'go', name);
