/**
 * The suites by what they cost: `unit` needs nothing, `int` real services, `kill` processes of its own besides;
 * `console`, `acceptance` and `platform-kill` need the whole platform.
 */
import { defineConfig } from 'vitest/config';

const elsewhere = ['**/node_modules/**', '**/.munim/**', '**/dist/**'];

/** One after the other, so that a suite's figures are its own; what needs no whole platform before what does. */
const order = { unit: 0, int: 1, kill: 2, console: 3, acceptance: 4, platformKill: 5 } as const;

/** Their specs kill what a whole platform stands on; all others kill processes that they started themselves. */
const killersOfPlatforms = 'infra/**/*.kill.spec.ts';

/**
 * Spec files follow one another in a process. To load the code anew for each of them would cost more than what most of them
 * do; what a file changes outside of itself it puts back.
 */
const inOneProcess = { isolate: false } as const;

/**
 * What a spec polls for comes when the machine gets to it, however busy or halted it was: half a minute is the least that
 * is waited, and every test's own limit is longer than all that it waits for.
 */
const patient = { poll: { timeout: 30_000 } } as const;

export default defineConfig({
  test: {
    // Node runs our TypeScript as it is, here as in production: nothing stands between a spec and the code.
    experimental: { viteModuleRunner: false, nodeLoader: false },
    projects: [
      {
        test: {
          name: 'unit',
          ...inOneProcess,
          include: ['**/*.unit.spec.ts'],
          exclude: elsewhere,
          // Loading a whole package cold takes seconds on two busy cores, and a machine may be far busier.
          testTimeout: 120_000,
          sequence: { groupOrder: order.unit },
        },
      },
      {
        test: {
          name: 'int',
          ...inOneProcess,
          include: ['**/*.int.spec.ts'],
          exclude: elsewhere,
          globalSetup: ['infra/local/src/testing/provide-services.ts'],
          // Two files at once keep two cores busy; more only lengthen each other's timings.
          maxWorkers: 2,
          expect: patient,
          testTimeout: 180_000,
          hookTimeout: 180_000,
          sequence: { groupOrder: order.int },
        },
      },
      {
        test: {
          name: 'kill',
          ...inOneProcess,
          include: ['**/*.kill.spec.ts'],
          exclude: [...elsewhere, killersOfPlatforms],
          globalSetup: ['infra/local/src/testing/provide-services.ts'],
          // Between two deaths a file waits, for a lease or a session to end: three of them keep two cores busy.
          maxWorkers: 3,
          expect: patient,
          testTimeout: 1_800_000,
          hookTimeout: 1_800_000,
          sequence: { groupOrder: order.kill },
        },
      },
      {
        test: {
          name: 'console',
          ...inOneProcess,
          include: ['control-plane/console/**/*.acceptance.spec.ts'],
          exclude: elsewhere,
          globalSetup: ['infra/local/src/testing/provide-platform.ts'],
          setupFiles: ['control-plane/console/acceptance/testing/pages-of-failed.ts'],
          // The files share a browser, and what one of them does to the fleet the others see.
          fileParallelism: false,
          expect: patient,
          testTimeout: 360_000,
          hookTimeout: 600_000,
          sequence: { groupOrder: order.console },
        },
      },
      {
        test: {
          name: 'acceptance',
          ...inOneProcess,
          include: ['{sdk/acceptance,infra/cli}/**/*.acceptance.spec.ts'],
          exclude: elsewhere,
          globalSetup: ['infra/local/src/testing/provide-platform.ts', 'sdk/acceptance/testing/provide-banks.ts'],
          // The files share two banks, and assert that a refused request added nothing to a bank's log.
          fileParallelism: false,
          expect: patient,
          testTimeout: 360_000,
          hookTimeout: 600_000,
          sequence: { groupOrder: order.acceptance },
        },
      },
      {
        test: {
          name: 'platform-kill',
          ...inOneProcess,
          include: [killersOfPlatforms],
          exclude: elsewhere,
          globalSetup: ['infra/local/src/testing/provide-platform.ts'],
          // They kill processes that the others use: one at a time, after everything else.
          fileParallelism: false,
          expect: patient,
          testTimeout: 1_800_000,
          hookTimeout: 1_800_000,
          sequence: { groupOrder: order.platformKill },
        },
      },
    ],
  },
});
