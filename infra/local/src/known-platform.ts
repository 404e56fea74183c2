/** What a verb may know of a platform that was started before: it asks nothing and starts nothing. */
import type { Platform } from './platform.ts';
import { platformProcesses } from './platform-processes.ts';
import { platformUrls } from './platform-urls.ts';
import { controlDatabaseUrl, operatorTokenFile } from './platform-world.ts';
import { knownServices } from './services.ts';
import { openStateDirectory } from './state-directory.ts';

export interface KnownPlatform extends Pick<Platform, 'services' | 'urls' | 'operatorTokenFile' | 'secretsDirectory'> {
  /** For a check that believes no process of the platform. */
  readonly controlDatabaseUrl: string;
}

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
    controlDatabaseUrl: controlDatabaseUrl(services, state),
  };
}
