import { Hono } from 'hono';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { operatorAuthentication } from '../operators/authenticate.ts';
import { startTestApi, type TestApi } from '../testing/test-api.ts';
import { watchRun } from './watch-run.ts';

let api: TestApi;
const app = new Hono();

beforeAll(async () => {
  api = await startTestApi();
  const authenticate = operatorAuthentication(api.orm, { nowMs: () => api.clock.nowMs, secure: false });
  const stopping = new AbortController().signal;
  app.get('/v1/runs/:runId/events', (c) => watchRun(c, api.orm, { stopping, authenticate }));
});
afterAll(() => api.stop());

test('whoever watches a run and signs out sees no more of it', async () => {
  const { body } = await api.post('/v1/tenants', { country: 'IN', name: 'Watched' });
  const cookie = ((await api.post('/v1/sessions', undefined)).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const watched = await app.request(`/v1/runs/${body.run.id}/events`, { headers: { cookie } });
  expect([watched.status, watched.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  const ended = watched.text().then(() => 'ended');
  expect(await Promise.race([ended, sleep(4_000, 'open')])).toBe('open');
  const out = await api.request('/v1/sessions/current/revoke', {
    method: 'POST',
    headers: { cookie, 'sec-fetch-site': 'same-origin', 'idempotency-key': 'out' },
  });
  expect(out.status).toBe(200);
  expect(await Promise.race([ended, sleep(20_000, 'open')])).toBe('ended');
});
