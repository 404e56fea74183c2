/** A bank is previewed, onboarded with a plan, and changed while it serves: contexts, rate and password, without a failed request. */
import type { components } from '@munim/sdk/control-plane';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { type Bank, bankOf } from './testing/bank.ts';
import { createOperator, type Operator } from './testing/operator.ts';
import { runVerb } from './testing/verb.ts';

type Schemas = components['schemas'];

const { urls, operatorTokenFile, services, secretsDirectory } = inject('platform');
const id = `planned-${randomBytes(4).toString('hex')}`;
const schema = `bank_${id.replaceAll('-', '_')}`;
/** What the platform promises of an announcement; measured and printed. */
const obeyedWithinMs = 10_000;
/** Of what no promise has a time for: a group that is joined, pods that connect anew. */
const patienceMs = 60_000;
let operator: Operator;
let bank: Bank;
let admin: Sql;
const cellUrl = (): URL => {
  const url = new URL(services.postgres.url);
  url.pathname = '/munim_cell';
  return url;
};

beforeAll(async () => {
  operator = createOperator(urls, (await readFile(operatorTokenFile, 'utf8')).trim());
  admin = postgres(cellUrl().href, { max: 1, onnotice: () => undefined });
});
afterAll(() => admin.end());

const json = async <Answer>(...verb: string[]): Promise<Answer> => {
  const { exitCode, stdout, stderr } = await runVerb(...verb, '--json');
  if (exitCode !== 0) throw new Error(`./munim ${verb.join(' ')} ended with ${exitCode}: ${stderr}`);
  return JSON.parse(stdout) as Answer;
};
const tenant = () => operator.get<Schemas['Tenant']>(`/v1/tenants/${id}`);
const lines = (changes: Schemas['Preview']['changes']): string[] =>
  (changes ?? []).map(({ operation, type, name }) => `${operation} ${type} ${name}`).sort();
const onServers = async (): Promise<unknown> => {
  const [row] = await admin`select count(*) from pg_namespace where nspname = ${schema}`;
  return row?.['count'];
};
const wishes = ['--name', 'The planned bank', '--country', 'IN', '--id', id, '--contexts', 'customers,accounts'];

describe('before anything is made', () => {
  test('the engine says what would be, by kind and name; nothing is made, and the id is free', async () => {
    const { changes } = await json<Schemas['Preview']>('bank', 'onboard', '--preview', ...wishes);
    const named = lines(changes);
    expect(named).toEqual(
      expect.arrayContaining([
        `create kafka-topic ${id}.accounts`,
        `create kafka-topic ${id}.customers`,
        `create postgres-login ${schema}`,
        `create postgres-schema ${schema}`,
        `create s3-bucket ${id}-archive`,
      ]),
    );
    expect(named).not.toContain(`create kafka-topic ${id}.transfers`);
    expect(await onServers()).toBe('0');
    await expect(tenant()).rejects.toThrow('404');

    const contact = 'security:asha@bank.example:Asha Rao';
    const shown = await json<Schemas['Tenant']>('bank', 'onboard', '--wait', '--contact', contact, ...wishes);
    expect(shown).toMatchObject({
      id,
      plan: 'starter',
      country: 'IN',
      region: 'local',
      contexts: ['customers', 'accounts'],
    });
    // What was shown beforehand is exactly what was made.
    expect(shown.resources.map(({ type, name }) => `create ${type} ${name}`).sort()).toEqual(named);
    const scopes = ['customers:read', 'customers:write', 'accounts:read', 'transfers:read'];
    bank = bankOf(id, await operator.createClient(id, scopes));
  });
});

const ask = (path: string) => bank.send({ method: 'GET', path });
const register = (fullName: string) =>
  bank.send({ method: 'POST', path: '/v1/customers', body: { kind: 'PERSON', country: 'IN', fullName } });
type Answered = Awaited<ReturnType<typeof ask>>;

/** Milliseconds until the answer is as wanted. */
async function until(
  what: string,
  send: () => Promise<Answered>,
  wanted: (answer: Answered) => boolean,
  withinMs: number,
): Promise<number> {
  const startedMs = performance.now();
  for (;;) {
    const answer = await send();
    const tookMs = Math.round(performance.now() - startedMs);
    if (wanted(answer)) return tookMs;
    if (tookMs > withinMs) throw new Error(`${what}: still ${answer.status} ${answer.text} after ${tookMs} ms`);
    await sleep(20);
  }
}
const served = (path: string) =>
  until(
    path,
    () => ask(path),
    ({ status }) => status === 200,
    patienceMs,
  );

describe('contexts are switched on and off', () => {
  test('on: the preview names one topic, and after the run the context is served', async () => {
    await served('/v1/accounts');
    expect((await ask('/v1/transfers')).body).toMatchObject({ status: 403, code: 'context-switched-off' });
    const all = 'customers,accounts,transfers';
    const { changes } = await json<Schemas['Preview']>('bank', 'change', id, '--contexts', all, '--preview');
    expect(lines(changes)).toEqual([`create kafka-topic ${id}.transfers`]);
    await json('bank', 'change', id, '--contexts', all, '--reason', 'they transfer now');
    process.stdout.write(`switched on: served after ${await served('/v1/transfers')} ms\n`);
  });

  test('off: refused by every pod, with topics and tables left as they are; on again, what was there is there', async () => {
    const { customerId } = await bank.munim.customers.register({ kind: 'PERSON', country: 'IN', fullName: 'Asha Rao' });
    await bank.munim.customers.get(customerId, { minVersion: '1' });
    await json('bank', 'change', id, '--contexts', 'accounts,transfers', '--reason', 'no customers for a while');
    // Reads and writes are answered by processes that hear of it each by itself.
    const off = ({ status, body }: Answered) =>
      status === 403 && (body as { code?: string }).code === 'context-switched-off';
    const refusedMs = await Promise.all([
      until('a read', () => ask(`/v1/customers/${customerId}`), off, obeyedWithinMs),
      until('a write', () => register('Nobody'), off, obeyedWithinMs),
    ]);
    process.stdout.write(`switched off: refused after ${Math.max(...refusedMs)} ms\n`);
    expect(await tenant()).toMatchObject({ contexts: ['accounts', 'transfers'], keptContexts: ['customers'] });
    expect((await runVerb('bank', 'drift', id, '--exit-code')).exitCode).toBe(0);
    const { changes } = await json<Schemas['Preview']>('bank', 'change', id, '--contexts', 'accounts', '--preview');
    expect(changes).toEqual([]);
    await json('bank', 'change', id, '--contexts', 'customers,accounts,transfers', '--reason', 'customers again');
    await served(`/v1/customers/${customerId}`);
    expect(await tenant()).toMatchObject({ keptContexts: [] });
  });
});

describe('a change that names a version', () => {
  test('is refused when the bank has changed since, and changes nothing', async () => {
    const { version } = await tenant();
    await json('bank', 'change', id, '--quota', 'clientsMax=7', '--reason', 'agreed', '--if-version', String(version));
    const before = await tenant();
    const late = await runVerb(
      'bank',
      'change',
      id,
      '--quota',
      'clientsMax=9',
      '--reason',
      'late',
      '--if-version',
      String(version),
    );
    expect([late.exitCode, late.stderr]).toEqual([1, expect.stringContaining('stale-version')]);
    expect(await tenant()).toEqual(before);
  });
});

describe("the plan's rate", () => {
  const policy = '"bank";q=10;w=2';
  const path = '/v1/session';
  const policyOf = ({ headers }: Answered) => headers.get('ratelimit-policy');
  /** Two seconds' worth are at hand at once; a burst that takes as long finds more, and is none. */
  const lateMs = 1_000;
  const roundsMax = 5;

  /** A burst, and whoever was refused once more after as long as told. */
  async function round() {
    const startedMs = performance.now();
    const burst = await Promise.all(Array.from({ length: 30 }, () => ask(path)));
    let latestMs = performance.now() - startedMs;
    const refused = burst.filter(({ status }) => status === 429);
    const again = await Promise.all(
      refused.map(async ({ headers }) => {
        const dueMs = performance.now() + Number(headers.get('retry-after')) * 1000;
        await sleep(Math.max(0, dueMs - performance.now()));
        const { status } = await ask(path);
        latestMs = Math.max(latestMs, performance.now() - dueMs);
        return status;
      }),
    );
    return { refused, again, late: latestMs > lateMs };
  }

  test('beyond it 429, and whoever waits as long as told is served', async () => {
    await json('bank', 'change', id, '--quota', 'requestsPerSecond=5', '--reason', 'a small plan');
    await until(
      'the plan',
      () => ask(path),
      (answer) => policyOf(answer) === policy,
      obeyedWithinMs,
    );
    let seen = await round();
    // A machine that paused meanwhile has asked more slowly than the plan allows, or all at once afterwards.
    for (let rounds = 1; seen.late && rounds < roundsMax; rounds++) {
      await sleep(2_000);
      seen = await round();
    }
    expect(seen.refused.length).toBeGreaterThan(10);
    for (const { headers, body } of seen.refused) {
      expect(headers.get('ratelimit-policy')).toBe(policy);
      expect(headers.get('ratelimit')).toMatch(/^"bank";r=0;t=\d+$/);
      expect(body).toMatchObject({ code: 'rate-limited', retryable: true });
    }
    const waits = seen.refused.map(({ headers }) => Number(headers.get('retry-after')));
    process.stdout.write(
      `429: ${waits.length} of 30 were told to wait ${Math.min(...waits)} to ${Math.max(...waits)} s\n`,
    );
    expect(seen.again).toEqual(waits.map(() => 200));
    await json('bank', 'change', id, '--quota', 'requestsPerSecond=plan', '--reason', 'the plan again');
    await until(
      'the plan again',
      () => ask(path),
      (answer) => policyOf(answer) !== policy,
      obeyedWithinMs,
    );
  });
});

describe("the password of the bank's login", () => {
  const passwordFile = join(secretsDirectory, 'tenants', id, 'postgres-password');
  const logsIn = async (password: string): Promise<boolean> => {
    const url = cellUrl();
    url.username = schema;
    url.password = password;
    const sql = postgres(url.href, { max: 1, onnotice: () => undefined });
    try {
      return (await sql`select 1`).length === 1;
    } catch (error) {
      expect((error as { code?: string }).code).toBe('28P01');
      return false;
    } finally {
      await sql.end();
    }
  };

  test('is another one, and no request failed while it was changed', async () => {
    const before = await readFile(passwordFile, 'utf8');
    const stopping = new AbortController();
    const statuses: number[] = [];
    const load = Array.from({ length: 4 }, async (_, lane) => {
      while (!stopping.signal.aborted) {
        const answer = lane % 2 === 0 ? await ask('/v1/accounts') : await register('Jan Novák');
        statuses.push(answer.status);
        await sleep(20);
      }
    });
    await json('bank', 'rotate-login', id, '--reason', 'every quarter');
    stopping.abort();
    await Promise.all(load);
    process.stdout.write(
      `password rotated: ${statuses.length} requests meanwhile, ${statuses.filter((one) => one >= 400).length} failed\n`,
    );
    expect(statuses.length).toBeGreaterThan(20);
    expect(statuses.filter((status) => status >= 400)).toEqual([]);

    const after = await readFile(passwordFile, 'utf8');
    expect([after === before, await logsIn(before), await logsIn(after)]).toEqual([false, false, true]);
    // Every pod has to connect anew, with the new one.
    await admin`select pg_terminate_backend(pid) from pg_stat_activity where usename = ${schema}`;
    await served('/v1/accounts');
    expect((await runVerb('bank', 'drift', id, '--exit-code')).exitCode).toBe(0);
  });
});
