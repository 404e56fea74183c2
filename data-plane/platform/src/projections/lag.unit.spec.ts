import { expect, test } from 'vitest';
import { createLagGauge } from './lag.ts';

const at = (partition: number) => ({ topic: 'accounts', partition });

test('what one partition is behind stays until its own batch is done, whatever the others on other brokers bring', () => {
  const told: number[] = [];
  const lag = createLagGauge((_topic, events) => void told.push(events));
  lag.assign([at(0), at(1), at(2)]);
  lag.behind(at(0), 40n);
  for (const done of [9n, 0n]) lag.behind(at(1), done);
  for (const done of [2n, 0n]) lag.behind(at(2), done);
  expect(told.at(-1)).toBe(40);
  lag.behind(at(0), 0n);
  expect(told).toEqual([0, 40, 49, 40, 42, 40, 0]);
});

test('a partition that goes to another pod is no longer counted here', () => {
  const told = new Map<string, number>();
  const lag = createLagGauge((topic, events) => void told.set(topic, events));
  lag.assign([at(0), { topic: 'customers', partition: 0 }]);
  lag.behind(at(0), 5n);
  lag.behind({ topic: 'customers', partition: 0 }, 7n);
  lag.assign([at(0)]);
  expect(Object.fromEntries(told)).toEqual({ accounts: 0, customers: 0 });
});
