import { expect, test } from 'vitest';
import { unmended } from './unmended.ts';

const at = (hour: number, tenantId = 'a-bank', kind: 'repair' | 'provision' = 'repair') => ({
  tenantId,
  kind,
  createdAt: `2026-03-01T0${hour}:00:00.000Z`,
});
const failed = at(3);

test.each([
  ['nothing came after it', [], [failed]],
  ['the same succeeded later', [at(4)], []],
  ['the same had succeeded before', [at(2)], [failed]],
  ['something else succeeded later', [at(4, 'a-bank', 'provision')], [failed]],
  ['another bank succeeded later', [at(4, 'b-bank')], [failed]],
])('a failed run of which %s', (_, succeeded, left) => {
  expect(unmended([failed], succeeded)).toEqual(left);
});
