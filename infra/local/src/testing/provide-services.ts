/** Gives every integration spec one set of real services: `inject('services')`. Vitest runs it once per run. */
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { cacheDirectory, openCache } from '../cache.ts';
import { builtPrograms } from '../program-build.ts';
import type { OnProgress } from '../progress.ts';
import { startServices } from '../services.ts';
import type { ServiceAddresses } from '../services.ts';
import { throwAwayState } from './throw-away-state.ts';

declare module 'vitest' {
  interface ProvidedContext {
    services: ServiceAddresses;
    /** The folder of the built programs, by name: for specs that start one of the platform's processes of their own. */
    programs: string;
  }
}

/** MUNIM_TEST_STATE names a state to use and to leave running: for a developer who runs specs again and again. */
export default async function provideServices(project: TestProject): Promise<() => Promise<void>> {
  const lasting = process.env['MUNIM_TEST_STATE'];
  const parent = join(process.env['MUNIM_STATE'] ?? join(project.config.root, '.munim'), 'test');
  const state = lasting === undefined ? await throwAwayState(parent) : { path: lasting, remove: async () => undefined };
  const onProgress: OnProgress = ({ component, phase, message, done }) => {
    if (done === undefined) process.stderr.write(`  ${component}: ${phase}: ${message}\n`);
  };
  const [{ stop: _stop, ...addresses }, programs] = await Promise.all([
    startServices({ stateDir: state.path, profile: 'test', onProgress }),
    builtPrograms(openCache(cacheDirectory(process.env)), onProgress),
  ]);
  project.provide('services', addresses);
  project.provide('programs', programs);
  return state.remove;
}
