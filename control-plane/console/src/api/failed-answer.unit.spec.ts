import { expect, test } from 'vitest';
import { problemInstead } from './failed-answer.ts';

const emptied = { headers: { 'content-length': '0' } };

test.each([
  ['nothing at all', new Response(null, { status: 502, ...emptied }), 502],
  ["a proxy's page", new Response('<h1>Bad gateway</h1>', { status: 503 }), 503],
  ['JSON that is no problem', new Response('{"error":"x"}', { status: 500 }), 500],
  ['null', new Response('null', { status: 500 }), 500],
])('a failure with %s becomes a problem, so that nobody takes it for done', async (_, failed, status) => {
  const instead = await problemInstead(failed);
  expect(instead?.status).toBe(status);
  expect(await instead?.json()).toMatchObject({ code: 'no-answer', status, retryable: true });
});

test("the API's own problem stays as it is, and can still be read", async () => {
  const own = new Response('{"code":"role-forbidden","title":"no"}', { status: 403 });
  expect(await problemInstead(own)).toBeUndefined();
  expect(await own.json()).toMatchObject({ code: 'role-forbidden' });
});

test('a good answer is none of its business', async () => {
  expect(await problemInstead(new Response(null, { status: 200, ...emptied }))).toBeUndefined();
});
