import { Hono } from 'hono';
import { randomUUIDv7 } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type Authenticate, operatorAuthentication } from '../operators/authenticate.ts';
import { startTestApi, type TestApi } from '../testing/test-api.ts';
import { addWatchRun } from './watch-run.ts';

const minuteMs = 60_000;
let api: TestApi;
/** How often the stream found its watcher signed in. */
let looks = 0;
const app = new Hono();

beforeAll(async () => {
  api = await startTestApi();
  const isSignedIn = operatorAuthentication(api.orm, { nowMs: () => api.clock.nowMs, secure: false });
  const authenticate: Authenticate = async (...asked) => {
    const operator = await isSignedIn(...asked);
    looks++;
    return operator;
  };
  addWatchRun(app, {
    orm: api.orm,
    authenticate,
    nowMs: () => api.clock.nowMs,
    ids: { uuid: randomUUIDv7 },
    record: () => undefined,
    stopping: new AbortController().signal,
    stillInPollMs: 300,
  });
});
afterAll(() => api.stop());

async function watch() {
  const { body } = await api.post('/v1/tenants', { country: 'IN', name: 'Watched' });
  const cookie = ((await api.post('/v1/sessions', undefined)).headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return { cookie, watched: await app.request(`/v1/runs/${body.run.id}/events`, { headers: { cookie } }) };
}

test('a watched run does not keep its watcher signed in: the stream ends with the idle limit', async () => {
  const began = api.clock.nowMs;
  const { watched } = await watch();
  const ended = watched.text().then(() => 'ended');
  api.clock.nowMs = began + 2 * minuteMs;
  const before = looks;
  // Two: the second one began after the clock had moved.
  await expect.poll(() => looks - before).toBeGreaterThanOrEqual(2);
  api.clock.nowMs = began + 31 * minuteMs;
  expect(await Promise.race([ended, sleep(45_000, 'open')])).toBe('ended');
});

test('whoever watches a run and signs out sees no more of it', async () => {
  const before = looks;
  const { cookie, watched } = await watch();
  expect([watched.status, watched.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
  const ended = watched.text().then(() => 'ended');
  // A third look is taken when the second has let it go on.
  await expect.poll(() => looks - before).toBeGreaterThan(2);
  const out = await api.request('/v1/sessions/current/revoke', {
    method: 'POST',
    headers: { cookie, 'sec-fetch-site': 'same-origin', 'idempotency-key': 'out' },
  });
  expect(out.status).toBe(200);
  expect(await Promise.race([ended, sleep(45_000, 'open')])).toBe('ended');
});
