/** `bench onboarding`: many banks in one go, as an operator who moves a whole group of them in would ask for them. */
import type { Platform } from '@munim/local';
import { setTimeout as sleep } from 'node:timers/promises';
import { bootstrapOperatorClient, type Run } from '../operator-client.ts';
import { type EngineMemory, watchEngines } from './engine-memory.ts';

export interface OnboardingOutcome extends EngineMemory {
  readonly banks: number;
  readonly active: number;
  readonly failed: readonly string[];
  /** Wall time from the first request to the bank that came up as the nth, divided by n; in minutes. */
  readonly minutesPerBank: readonly { readonly banks: number; readonly minutes: number }[];
  /** Seconds of a run, from its start to its end: the mean of the first quarter and of the last. */
  readonly firstRunsSeconds: number;
  readonly lastRunsSeconds: number;
  /** `lastRunsSeconds` / `firstRunsSeconds`: 1 when the banks that are there cost the next one nothing. */
  readonly growth: number;
  readonly holds: boolean;
}

const pollMs = 200;
/** A bank that has not come up after this is a failure. */
const withinMs = 30 * 60_000;
/** As many as a person looks at. */
const marks = [1, 10, 20];

export async function measureOnboarding(platform: Platform, banks: number): Promise<OnboardingOutcome> {
  const operator = bootstrapOperatorClient(platform.urls.controlPlane, platform.operatorTokenFile);
  const memory = watchEngines(platform.secretsDirectory);
  const startedMs = performance.now();
  const prefix = crypto.randomUUID().slice(0, 4);
  const runs = await Promise.all(
    Array.from({ length: banks }, async (_, index) => {
      const { run } = await operator.onboard({ id: `group-${prefix}-${index}`, country: 'CZ', name: `Bank ${index}` });
      return run.id;
    }),
  );
  const ended: Run[] = [];
  const minutes: number[] = [];
  for (const open = new Set(runs); open.size > 0; await sleep(pollMs)) {
    for (const id of open) {
      const run = await operator.run(id);
      if (run.state !== 'succeeded' && run.state !== 'failed') continue;
      open.delete(id);
      ended.push(run);
      minutes.push((performance.now() - startedMs) / 60_000 / ended.length);
    }
    if (performance.now() - startedMs > withinMs) break;
  }
  const seconds = ended
    .filter(({ state }) => state === 'succeeded')
    .map(({ startedAt, endedAt }) => (Date.parse(endedAt ?? '') - Date.parse(startedAt ?? '')) / 1000);
  const quarter = Math.max(1, Math.floor(seconds.length / 4));
  const [first, last] = [mean(seconds.slice(0, quarter)), mean(seconds.slice(-quarter))];
  return {
    banks,
    active: seconds.length,
    failed: ended.filter(({ state }) => state === 'failed').map(({ id, failure }) => `${id}: ${failure?.reason ?? ''}`),
    minutesPerBank: marks
      .filter((mark) => mark <= minutes.length)
      .map((mark) => ({ banks: mark, minutes: rounded(minutes[mark - 1] ?? 0, 3) })),
    firstRunsSeconds: rounded(first, 2),
    lastRunsSeconds: rounded(last, 2),
    growth: rounded(last / first, 2),
    ...(await memory.stop()),
    holds: seconds.length === banks,
  };
}

const mean = (values: readonly number[]): number => values.reduce((sum, value) => sum + value, 0) / values.length;
const rounded = (value: number, digits: number): number => Number(value.toFixed(digits));
