/** A caller's request under a server and a token endpoint that misbehave in every way a network can. */
import { describe, expect, test } from 'vitest';
import { MunimConnectionError, MunimError } from './problem.ts';
import { defaultRetryPolicy, jitteredMs, type RetryEnvironment, retryingFetch } from './retry.ts';
import { sleep } from './sleep.ts';

type Answer = Response | Error;
const problem = (status: number, code: string, headers: Record<string, string> = {}) =>
  new Response(
    JSON.stringify({ code, title: code, status, detail: '', type: '', requestId: 'req', retryable: false }),
    {
      status,
      headers,
    },
  );

/** Each token is `t1` until it is discarded, then `t2`; `tokenFailures` come first. */
function harness(answers: Answer[], tokenFailures: Error[] = []) {
  const seen: { key: string | null; token: string | null; body: string }[] = [];
  const slept: number[] = [];
  const discarded: string[] = [];
  const environment: RetryEnvironment = {
    fetch: (async (_url: string, init: RequestInit) => {
      const headers = new Headers(init.headers);
      const body = typeof init.body === 'string' ? init.body : '';
      seen.push({ key: headers.get('idempotency-key'), token: headers.get('authorization'), body });
      const answer = answers.shift() ?? new Error('more requests than answers');
      if (answer instanceof Error) throw answer;
      return answer;
    }) as typeof fetch,
    tokens: {
      token: async () => {
        const failure = tokenFailures.shift();
        if (failure) throw failure;
        return `t${discarded.length + 1}`;
      },
      discard: (token) => void discarded.push(token),
    },
    policy: defaultRetryPolicy,
    sleep: async (ms) => void slept.push(ms),
    random: () => 0.5,
    uuid: () => `key-${seen.length}`,
  };
  return { send: retryingFetch(environment), environment, seen, slept, discarded };
}
const post = (headers: Record<string, string> = {}, signal?: AbortSignal) =>
  new Request('http://bank.example/v1/transfers', {
    method: 'POST',
    body: '{"a":"1"}',
    headers,
    ...(signal ? { signal } : {}),
  });

describe('one effect', () => {
  test('the same Idempotency-Key and body go out on every retry', async () => {
    const { send, seen } = harness([new Error('reset'), problem(503, 'unavailable'), new Response('{}')]);
    expect((await send(post())).ok).toBe(true);
    expect(seen.map((one) => one.key)).toEqual(['key-0', 'key-0', 'key-0']);
    expect(new Set(seen.map((one) => one.body))).toEqual(new Set(['{"a":"1"}']));
  });

  test("a caller's own key is kept", async () => {
    const { send, seen } = harness([new Response('{}')]);
    await send(post({ 'idempotency-key': 'mine' }));
    expect(seen[0]?.key).toBe('mine');
  });

  test('an answer that breaks off in its body is asked for again', async () => {
    const broken = new ReadableStream({ start: (controller) => controller.error(new Error('reset')) });
    const { send, seen } = harness([new Response(broken), new Response('{"a":"2"}')]);
    expect(await (await send(post())).json()).toEqual({ a: '2' });
    expect(seen).toHaveLength(2);
  });
});

describe('giving up', () => {
  test('a refusal is thrown at once with its problem', async () => {
    const { send, seen } = harness([problem(422, 'currency-mismatch')]);
    await expect(send(post())).rejects.toMatchObject({ code: 'currency-mismatch', status: 422, attempts: 1 });
    expect(seen).toHaveLength(1);
  });

  test('retries are bounded, and the last failure is what is thrown', async () => {
    const { send, seen } = harness(Array.from({ length: 9 }, () => problem(503, 'unavailable')));
    await expect(send(post())).rejects.toBeInstanceOf(MunimError);
    expect(seen).toHaveLength(defaultRetryPolicy.attemptsMax);
  });

  test('no answer at all says that the outcome is unknown', async () => {
    const { send } = harness(Array.from({ length: 9 }, () => new Error('refused')));
    await expect(send(post())).rejects.toBeInstanceOf(MunimConnectionError);
  });

  test('a caller who aborts is not made to wait, and no further request goes out', async () => {
    const { send, seen } = harness(Array.from({ length: 9 }, () => problem(503, 'unavailable')));
    await expect(send(post({}, AbortSignal.abort()))).rejects.toBeInstanceOf(MunimError);
    expect(seen).toHaveLength(1);
    const pauses = new AbortController();
    const paused = sleep(60_000, pauses.signal);
    pauses.abort();
    await paused;
  });

  test('a server that asks for more patience than the policy has is not waited for', async () => {
    const { send, seen, slept } = harness([problem(429, 'rate-limited', { 'retry-after': '3600' })]);
    await expect(send(post())).rejects.toMatchObject({ code: 'rate-limited' });
    expect([seen.length, slept]).toEqual([1, []]);
  });
});

describe('tokens', () => {
  test('a refused token is replaced once, not for ever', async () => {
    const { send, seen, discarded } = harness([problem(401, 'unauthenticated'), problem(401, 'unauthenticated')]);
    await expect(send(post())).rejects.toMatchObject({ status: 401 });
    expect(seen.map((one) => one.token)).toEqual(['Bearer t1', 'Bearer t2']);
    expect(discarded).toEqual(['t1']);
  });

  test('an issuer that does not answer is tried again, and wrong credentials are not', async () => {
    const away = new MunimConnectionError('away', 1, undefined);
    const { send, seen } = harness([new Response('{}')], [away, away]);
    expect((await send(post())).ok).toBe(true);
    expect(seen).toHaveLength(1);
    const refused = { code: 'token-refused', retryable: false, status: 401 } as MunimError['problem'];
    const wrong = harness([], [new MunimError(refused, 1)]);
    await expect(wrong.send(post())).rejects.toMatchObject({ code: 'token-refused' });
    expect(wrong.slept).toEqual([]);
  });
});

describe('pauses', () => {
  test('grow with jitter up to a ceiling', () => {
    const policy = defaultRetryPolicy;
    const pauses = [1, 2, 3, 10].map((attempt) => jitteredMs({ policy, random: () => 0.5 }, attempt));
    expect(pauses).toEqual([50, 100, 200, 2500]);
  });

  test('are as long as the server asks, and then some: not all who were sent away come back at once', async () => {
    const { send, slept } = harness([
      problem(429, 'rate-limited', { 'retry-after': '2' }),
      problem(429, 'rate-limited', { 'retry-after': '30' }),
      problem(503, 'unavailable', { 'retry-after': 'Fri, 31 Dec 1999 23:59:59 GMT' }),
      new Response('{}'),
    ]);
    await send(post());
    expect(slept).toEqual([2050, 30_100, 200]);
  });
});

test('an attempt without an answer ends at its time limit, and the next one is sent', async () => {
  const { environment, seen } = harness([]);
  const answers: ((signal: AbortSignal) => Promise<Response>)[] = [
    (signal) =>
      new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error))),
    async () => new Response('{}'),
  ];
  const send = retryingFetch({
    ...environment,
    policy: { ...defaultRetryPolicy, timeoutMs: 20 },
    fetch: (async (_url: string, init: RequestInit) => {
      seen.push({ key: null, token: null, body: '' });
      return answers[seen.length - 1]?.(init.signal as AbortSignal);
    }) as typeof fetch,
  });
  expect((await send(post())).ok).toBe(true);
  expect(seen).toHaveLength(2);
});

test('whoever aborts while no answer has come gets the reason, and no further request goes out', async () => {
  const { environment, seen } = harness([]);
  const caller = new AbortController();
  const send = retryingFetch({
    ...environment,
    fetch: (async (_url: string, init: RequestInit) => {
      seen.push({ key: null, token: null, body: '' });
      caller.abort(new Error('no longer wanted'));
      throw init.signal?.reason;
    }) as typeof fetch,
  });
  await expect(send(post({}, caller.signal))).rejects.toThrow('no longer wanted');
  expect(seen).toHaveLength(1);
});
