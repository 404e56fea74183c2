import { expect, test } from 'vitest';
import { assertDocumented } from './documented.ts';

const path = '/v1/tenants/kaveri-bank?x=1';
const good = {
  'content-type': 'application/json',
  'x-request-id': 'req_1',
  'cache-control': 'no-store',
  etag: '"1"',
};
const answer = (status: number, headers: Record<string, string>) => () =>
  assertDocumented('GET', path, new Response('{}', { status, headers }));

test('the judge of answers can say no: of a status, a kind of body, a header too many, a header too few', () => {
  expect(answer(200, good)).not.toThrow();
  expect(answer(418, good)).toThrow('answered 418, which the contract does not know');
  expect(answer(200, { ...good, 'content-type': 'text/html' })).toThrow('with text/html');
  expect(answer(200, { ...good, 'x-powered-by': 'us' })).toThrow('does not know: x-powered-by');
  const { etag: _etag, ...rest } = good;
  expect(answer(200, rest)).toThrow('without ETag');
  expect(() => assertDocumented('DELETE', path, new Response('{}', { status: 405 }))).toThrow('does not know');
  expect(() => assertDocumented('GET', '/console', new Response('', { status: 200 }))).not.toThrow();
});
