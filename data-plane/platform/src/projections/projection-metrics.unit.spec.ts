import { expect, test } from 'vitest';
import { createMetrics } from '../telemetry/index.ts';
import { createProjectionMetrics } from './projection-metrics.ts';

test('a bank that leaves takes its lag along, and what its last batch still says does not bring it back', () => {
  const metrics = createMetrics();
  const projection = createProjectionMetrics(metrics);
  const [staying, leaving] = [projection.of('bank-a'), projection.of('bank-b')];
  for (const bank of [staying, leaving]) for (const context of ['accounts', 'customers']) bank.lag(context, 7);
  leaving.forget();
  leaving.lag('accounts', 3);
  const told = metrics.text().match(/^munim_projection_lag_events\{.*$/gm);
  expect(told).toEqual([
    'munim_projection_lag_events{tenant="bank-a",context="accounts"} 7',
    'munim_projection_lag_events{tenant="bank-a",context="customers"} 7',
  ]);
});

test('a bank that comes back, or whose worker starts anew, tells its lag again', () => {
  const metrics = createMetrics();
  const projection = createProjectionMetrics(metrics);
  projection.of('bank-a').forget();
  projection.of('bank-a').lag('accounts', 2);
  expect(metrics.text()).toContain('munim_projection_lag_events{tenant="bank-a",context="accounts"} 2');
});
