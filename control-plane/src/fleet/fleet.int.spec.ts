import { tenantId } from '@munim/kernel';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { addTestCell, testDesk } from '../cells/testing/test-desk.ts';
import { startTestApi, type TestApi } from '../testing/test-api.ts';

const lag = (id: string, waitingSince: string | null, parkedStreams = 0) => ({
  tenant: tenantId(id),
  unpublishedEvents: waitingSince === null ? 0 : 7,
  waitingSince,
  parkedStreams,
});
const seen = [
  lag('parked-bank', null, 2),
  lag('late-bank', '2026-03-01T11:59:50.000Z'),
  lag('later-bank', '2026-03-01T11:58:00.000Z'),
];
let api: TestApi;

beforeAll(async () => {
  api = await startTestApi(undefined, { desk: { ...testDesk, behind: () => seen } });
  await addTestCell(api.orm);
});
afterAll(() => api.stop());

test('who waits longest is named first, whoever only has parked streams last', async () => {
  const { status, body } = await api.get('/v1/fleet');
  expect(status).toBe(200);
  expect(body.behind).toEqual([
    { tenantId: 'later-bank', unpublishedEvents: 7, waitingSince: '2026-03-01T11:58:00.000Z', parkedStreams: 0 },
    { tenantId: 'late-bank', unpublishedEvents: 7, waitingSince: '2026-03-01T11:59:50.000Z', parkedStreams: 0 },
    { tenantId: 'parked-bank', unpublishedEvents: 0, waitingSince: null, parkedStreams: 2 },
  ]);
});
