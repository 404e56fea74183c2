/** Finds a running container engine with compose; a client without an engine counts as none. */
import { join } from 'node:path';
import { CommandFailed, runCommand } from './run-command.ts';
import type { StateDirectory } from './state-directory.ts';

export interface ContainerEngine {
  readonly version: string;
  /** Starts one service of the compose file and waits until it is healthy. */
  readonly up: (service: string, state: StateDirectory, env: NodeJS.ProcessEnv) => Promise<void>;
  readonly stop: (service: string, state: StateDirectory) => Promise<void>;
}

/** An engine on this machine answers at once; a dead socket may hang. */
const probeTimeoutMs = 5_000;
/** Pulling an image over a slow line. */
const upTimeoutMs = 900_000;
const stopTimeoutMs = 60_000;

const composeFile = join(import.meta.dirname, '..', 'compose.yaml');

/** MUNIM_ENGINE=native keeps containers out of it even where an engine runs. */
export async function findContainerEngine(env: NodeJS.ProcessEnv): Promise<ContainerEngine | undefined> {
  if (env['MUNIM_ENGINE'] === 'native') return undefined;
  try {
    const probe = { command: 'docker', timeoutMs: probeTimeoutMs };
    const version = await runCommand({ ...probe, args: ['info', '--format', '{{.ServerVersion}}'] });
    await runCommand({ ...probe, args: ['compose', 'version'] });
    return composeEngine(version.trim());
  } catch (error) {
    if (error instanceof CommandFailed) return undefined;
    throw error;
  }
}

function composeEngine(version: string): ContainerEngine {
  const compose = (state: StateDirectory, args: readonly string[]): readonly string[] => [
    'compose',
    '--file',
    composeFile,
    '--project-name',
    `munim-${state.id}`,
    ...args,
  ];
  return {
    version,
    up: async (service, state, env) => {
      const args = compose(state, ['up', '--detach', '--wait', service]);
      await runCommand({ command: 'docker', args, env: { ...process.env, ...env }, timeoutMs: upTimeoutMs });
    },
    stop: async (service, state) => {
      await runCommand({ command: 'docker', args: compose(state, ['stop', service]), timeoutMs: stopTimeoutMs });
    },
  };
}
