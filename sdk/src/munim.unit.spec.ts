/** What one call of the client sends, and how long it waits: lists, transfers under way, callers who no longer want it. */
import { beforeEach, describe, expect, test } from 'vitest';
import { createMunim } from './munim.ts';

type Answer = object | (() => Response | Promise<Response>);

let sent: { readonly url: string; readonly minVersion: string | null; readonly signal: AbortSignal }[];
let answers: Answer[];

beforeEach(() => {
  sent = [];
  answers = [];
});

const bank = createMunim({
  baseUrl: 'http://bank.example',
  auth: { accessToken: 't' },
  retry: { attemptsMax: 1 },
  fetch: (async (url: string, init: RequestInit) => {
    const minVersion = new Headers(init.headers).get('if-min-version');
    sent.push({ url: url.replace('http://bank.example', ''), minVersion, signal: init.signal as AbortSignal });
    const answer = answers.shift();
    if (answer === undefined) throw new Error('more requests than answers');
    return typeof answer === 'function' ? (answer as () => Response)() : Response.json(answer);
  }) as typeof fetch,
});

const page = (ids: readonly string[], nextCursor: string | null = null) => ({
  data: ids.map((accountId) => ({ accountId })),
  hasMore: nextCursor !== null,
  nextCursor,
});
/** An answer that never comes: it ends with the signal. */
const silence = () =>
  new Promise<Response>((_resolve, reject) => {
    const { signal } = sent.at(-1) ?? { signal: AbortSignal.abort() };
    signal.addEventListener('abort', () => reject(signal.reason as Error));
  });

async function idsOf(list: AsyncIterable<{ accountId: string }>): Promise<string[]> {
  const ids: string[] = [];
  for await (const { accountId } of list) ids.push(accountId);
  return ids;
}

describe('a list', () => {
  test('fetches its pages one after another, as they are needed', async () => {
    answers = [page(['a', 'b'], 'c1'), page(['c'])];
    const list = bank.accounts.list({ limit: 2 });
    expect((await list.next()).value).toMatchObject({ accountId: 'a' });
    expect(sent).toHaveLength(1);
    expect(await idsOf(list)).toEqual(['b', 'c']);
    expect(sent.map(({ url }) => url)).toEqual(['/v1/accounts?limit=2', '/v1/accounts?limit=2&cursor=c1']);
  });

  test('shows the write that it is told of: the thing is waited for before the first page', async () => {
    answers = [{ accountId: 'a' }, page(['a'], 'c1'), page([])];
    expect(await idsOf(bank.accounts.list({}, { minVersion: { id: 'acc_1', version: '7' } }))).toEqual(['a']);
    expect(sent.map(({ url, minVersion }) => [url, minVersion])).toEqual([
      ['/v1/accounts/acc_1', '7'],
      ['/v1/accounts', null],
      ['/v1/accounts?cursor=c1', null],
    ]);
    sent = [];
    answers = [{}, page([])];
    await bank.transfers.list({}, { minVersion: { id: 'trf_1', version: '2' } }).next();
    answers = [{}, page([])];
    await bank.customers.list({}, { minVersion: { id: 'cus_1', version: '3' } }).next();
    expect(sent.map(({ url }) => url)).toEqual([
      '/v1/transfers/trf_1',
      '/v1/transfers',
      '/v1/customers/cus_1',
      '/v1/customers',
    ]);
  });

  test.each([
    ['accounts', (signal: AbortSignal) => bank.accounts.list({}, { signal })],
    ['customers', (signal: AbortSignal) => bank.customers.list({}, { signal })],
    ['transfers', (signal: AbortSignal) => bank.transfers.list({}, { signal })],
    ['support', (signal: AbortSignal) => bank.support.list({}, { signal })],
    ['log', (signal: AbortSignal) => bank.log('0', { signal })],
  ])('of %s ends when its caller aborts, in the middle of a page', async (_what, list) => {
    const caller = new AbortController();
    answers = [silence];
    const next = list(caller.signal).next();
    await expect.poll(() => sent.length).toBe(1);
    caller.abort(new Error('no longer wanted'));
    await expect(next).rejects.toThrow('no longer wanted');
  });
});

describe('waiting for a transfer', () => {
  const transfer = (status: string) => ({ transferId: 'trf_1', status });

  test('begins with the request itself and ends with the outcome', async () => {
    answers = [transfer('PROCESSING'), transfer('PROCESSING'), transfer('FAILED')];
    expect((await bank.transfers.waitFor('trf_1')).status).toBe('FAILED');
    expect(sent.map(({ minVersion }) => minVersion)).toEqual(['1', null, null]);
  });

  test('ends when its time is over, and says that the transfer is still under way', async () => {
    answers = Array.from({ length: 99 }, () => transfer('PROCESSING'));
    await expect(bank.transfers.waitFor('trf_1', { timeoutMs: 300 })).rejects.toThrow(
      'transfer trf_1 is still PROCESSING',
    );
    expect(answers.length).toBeGreaterThan(90);
  });

  test.each([
    ['between two looks', () => Array.from({ length: 99 }, () => transfer('PROCESSING'))],
    ['during a look', () => [transfer('PROCESSING'), silence]],
  ])('ends when its caller aborts, %s', async (_when, given) => {
    const caller = new AbortController();
    answers = given();
    const waiting = bank.transfers.waitFor('trf_1', { signal: caller.signal });
    await expect.poll(() => sent.length).toBeGreaterThanOrEqual(2);
    caller.abort(new Error('no longer wanted'));
    const looks = sent.length;
    await expect(waiting).rejects.toThrow('no longer wanted');
    expect(sent).toHaveLength(looks);
  });
});
