import { Hono } from 'hono';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Authenticate, operatorAuthentication } from '../operators/authenticate.ts';
import { startTestApi, type TestApi } from '../testing/test-api.ts';
import { watchRun } from './watch-run.ts';

let api: TestApi;
/** How often the stream found its watcher signed in. */
let looks = 0;
const app = new Hono();

beforeAll(async () => {
  api = await startTestApi();
  const isSignedIn = operatorAuthentication(api.orm, { nowMs: () => api.clock.nowMs, secure: false });
  const authenticate: Authenticate = async (request) => {
    const operator = await isSignedIn(request);
    looks++;
    return operator;
  };
  const stopping = new AbortController().signal;
  app.get('/v1/runs/:runId/events', (c) => watchRun(c, api.orm, { stopping, authenticate, stillInPollMs: 300 }));
});
afterAll(() => api.stop());

test('whoever watches a run and signs out sees no more of it', async () => {
  const { body } = await api.post('/v1/tenants', { country: 'IN', name: 'Watched' });
  const cookie = ((await api.post('/v1/sessions', undefined)).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const watched = await app.request(`/v1/runs/${body.run.id}/events`, { headers: { cookie } });
  expect([watched.status, watched.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  const ended = watched.text().then(() => 'ended');
  // A third look is taken when the second has let it go on.
  await expect.poll(() => looks).toBeGreaterThan(2);
  const out = await api.request('/v1/sessions/current/revoke', {
    method: 'POST',
    headers: { cookie, 'sec-fetch-site': 'same-origin', 'idempotency-key': 'out' },
  });
  expect(out.status).toBe(200);
  expect(await Promise.race([ended, sleep(45_000, 'open')])).toBe('ended');
});
