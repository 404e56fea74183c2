/** What a verb may know of a platform that was started before: it asks nothing and starts nothing. */
import type { Platform } from './platform.ts';
import { platformProcesses } from './platform-processes.ts';
import { platformUrls } from './platform-urls.ts';
import { operatorTokenFile } from './platform-world.ts';
import { knownServices } from './services.ts';
import { openStateDirectory } from './state-directory.ts';

export type KnownPlatform = Pick<Platform, 'services' | 'urls' | 'operatorTokenFile' | 'secretsDirectory'>;

/** Undefined as long as not everything was started once from this state. */
export function knownPlatform(stateDir: string, env: NodeJS.ProcessEnv): KnownPlatform | undefined {
  const state = openStateDirectory(stateDir);
  const services = knownServices(state, env);
  const neverStarted = platformProcesses.some(({ name }) => state.read(name) === undefined);
  if (services === undefined || neverStarted) return undefined;
  return {
    services,
    urls: platformUrls(services, (name) => state.read(name)?.address ?? ''),
    operatorTokenFile: operatorTokenFile(state),
    secretsDirectory: state.folder('secrets'),
  };
}
