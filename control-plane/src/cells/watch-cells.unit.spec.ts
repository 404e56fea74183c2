import { tenantId } from '@munim/kernel';
import { expect, test } from 'vitest';
import { behindAfterMs, isBehind } from './watch-cells.ts';

const nowMs = Date.parse('2026-03-01T12:00:00Z');
const tenant = tenantId('a-bank');

test.each([
  { waitedMs: null, parkedStreams: 0, behind: false },
  { waitedMs: 0, parkedStreams: 0, behind: false },
  { waitedMs: behindAfterMs, parkedStreams: 0, behind: false },
  { waitedMs: behindAfterMs + 1, parkedStreams: 0, behind: true },
  { waitedMs: null, parkedStreams: 1, behind: true },
])('waited $waitedMs ms, $parkedStreams parked: behind is $behind', ({ waitedMs, parkedStreams, behind }) => {
  const waitingSince = waitedMs === null ? null : new Date(nowMs - waitedMs).toISOString();
  expect(isBehind({ tenant, unpublishedEvents: waitedMs === null ? 0 : 1, waitingSince, parkedStreams }, nowMs)).toBe(
    behind,
  );
});
