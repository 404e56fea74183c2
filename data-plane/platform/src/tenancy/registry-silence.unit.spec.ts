import { expect, test } from 'vitest';
import { createMetrics } from '../telemetry/index.ts';
import { registrySilence } from './registry-silence.ts';

test.each([
  ['serves', 599_999, 600_000],
  ['works', 59_999, 60_000],
] as const)(
  'a pod that %s is ready for %d ms without a word of the broker, and again at its first word',
  (does, still, over) => {
    let ms = 0;
    const notReady = registrySilence({ silentMs: () => ms }, createMetrics(), does);
    const after = (silentMs: number) => ((ms = silentMs), notReady());
    expect([after(0), after(still)]).toEqual([undefined, undefined]);
    expect(after(over)).toBe(`no broker has told of the registry for ${over / 1_000} s`);
    expect(after(10)).toBeUndefined();
  },
);

test('how long it has been is a metric, so that an alarm can come before', () => {
  const metrics = createMetrics();
  registrySilence({ silentMs: () => 301_200 }, metrics, 'serves');
  expect(metrics.text()).toContain('munim_registry_silent_seconds 301\n');
});
