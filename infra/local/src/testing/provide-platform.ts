/** Gives the black-box specs a whole running platform: `inject('platform')`. Vitest runs it once per suite. */
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { startPlatform } from '../platform.ts';
import type { Platform } from '../platform.ts';
import { testPlatformOptions } from './test-platform.ts';
import { throwAwayState } from './throw-away-state.ts';

/** What can cross from vitest's own process to its workers: data only. */
export interface ProvidedPlatform
  extends Pick<Platform, 'services' | 'urls' | 'operatorTokenFile' | 'secretsDirectory'> {
  /** `startPlatform(testPlatformOptions(stateDir))` finds this very platform again, to kill and to restart its processes. */
  readonly stateDir: string;
}

declare module 'vitest' {
  interface ProvidedContext {
    platform: ProvidedPlatform;
  }
}

export default async function providePlatform(project: TestProject): Promise<() => Promise<void>> {
  const lasting = process.env['MUNIM_TEST_STATE'];
  const parent = join(process.env['MUNIM_STATE'] ?? join(project.config.root, '.munim'), 'test');
  const state = lasting === undefined ? await throwAwayState(parent) : { path: lasting, remove: async () => undefined };
  const { services, urls, operatorTokenFile, secretsDirectory } = await startPlatform({
    ...testPlatformOptions(state.path),
    onProgress: ({ component, phase, message, done }) => {
      if (done === undefined) process.stderr.write(`  ${component}: ${phase}: ${message}\n`);
    },
  });
  project.provide('platform', { stateDir: state.path, services, urls, operatorTokenFile, secretsDirectory });
  return state.remove;
}
