/** How the specs' own platform is started: with any other setting a second start would restart every process of it. */
import type { PlatformOptions } from '../platform.ts';

/** Between the approval of an offboarding and its destruction; 30 days where nobody waits for it. */
const coolingOffSeconds = 3;
/** Specs wait for a count, each of which costs 30 ms of CPU a bank; five minutes where nobody does. */
const meterSeconds = 20;

/** In the environment of the suite's own process and of its workers it finds the same platform. */
export const testPlatformOptions = (stateDir: string, env: NodeJS.ProcessEnv = process.env): PlatformOptions => ({
  stateDir,
  profile: 'test',
  env: {
    ...env,
    MUNIM_OFFBOARDING_COOLING_OFF_SECONDS: String(coolingOffSeconds),
    MUNIM_METER_SECONDS: String(meterSeconds),
  },
});
