/** Gives every integration spec one set of real services: `inject('services')`. Vitest runs it once per run. */
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startServices } from '../services.ts';
import type { ServiceAddresses } from '../services.ts';
import { throwAwayState } from './throw-away-state.ts';

declare module 'vitest' {
  interface ProvidedContext {
    services: ServiceAddresses;
  }
}

/** MUNIM_TEST_STATE names a state to use and to leave running: for a developer who runs specs again and again. */
export default async function provideServices(project: TestProject): Promise<() => Promise<void>> {
  const lasting = process.env['MUNIM_TEST_STATE'];
  const parent = join(process.env['MUNIM_STATE'] ?? join(project.config.root, '.munim'), 'test');
  const state = lasting === undefined ? await throwAwayState(parent) : { path: lasting, remove: async () => undefined };
  const { stop: _stop, ...addresses } = await startServices({
    stateDir: state.path,
    profile: 'test',
    onProgress: ({ component, phase, message, done }) => {
      if (done === undefined) process.stderr.write(`  ${component}: ${phase}: ${message}\n`);
    },
  });
  project.provide('services', addresses);
  return state.remove;
}
