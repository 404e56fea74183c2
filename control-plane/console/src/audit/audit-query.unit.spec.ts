import { expect, test } from 'vitest';
import { auditSearch } from '../searches.ts';
import { auditQuery } from './audit-query.ts';

test('days of an address are asked for as instants, the last day as a whole', () => {
  expect(auditQuery(auditSearch({ actor: 'provisioner', from: '2026-02-27', to: '2026-02-28' }))).toEqual({
    actor: 'provisioner',
    from: '2026-02-27T00:00:00.000Z',
    to: '2026-03-01T00:00:00.000Z',
  });
});

test.each(['2026-02-30', '2026-13-01', 'yesterday', '2026-1-1', "2026-01-01'"])(
  '%s is no day, and is dropped',
  (day) => {
    expect(auditSearch({ from: day, action: 'suspend' })).toEqual({ action: 'suspend' });
  },
);
