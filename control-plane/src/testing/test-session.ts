/** A browser in which an operator of a spec is signed in: the same questions as with a token, with a cookie instead. */
import { randomUUIDv7 } from 'node:crypto';
import type { TestAnswer, TestApi, TestOperator } from './test-api.ts';

export interface TestSession {
  readonly cookie: string;
  readonly get: (path: string) => Promise<TestAnswer>;
  readonly post: (path: string, body?: unknown) => Promise<TestAnswer>;
}

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export async function signInTo(api: TestApi, who: TestOperator = api.first): Promise<TestSession> {
  const { headers } = await api.post('/v1/sessions', undefined, who);
  const cookie = (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  const send = async (path: string, request: Sent): Promise<TestAnswer> => {
    const response = await api.request(path, { ...request, headers: { ...request.headers, cookie } });
    return { status: response.status, headers: response.headers, body: await response.json() };
  };
  return {
    cookie,
    get: (path) => send(path, {}),
    post: (path, body) =>
      send(path, {
        method: 'POST',
        headers: {
          'sec-fetch-site': 'same-origin',
          'idempotency-key': randomUUIDv7(),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      }),
  };
}
