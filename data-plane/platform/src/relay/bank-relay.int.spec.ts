import { setTimeout as sleep } from 'node:timers/promises';
import { randomBytes } from 'node:crypto';
import { topology } from '@munim/kernel';
import postgres, { type Sql } from 'postgres';
import { afterAll, afterEach, beforeEach, describe, expect, inject, test, vi } from 'vitest';
import { connectBroker } from '../broker/index.ts';
import { createLogger, createMetrics, type Logger } from '../telemetry/index.ts';
import { createTestBank, readTopics, type TestBank } from '../testing/index.ts';
import { type BankRelay, type RelayLimits, startBankRelay } from './bank-relay.ts';
import { createRelayMetrics } from './relay-metrics.ts';

const cell = inject('services');
const silent = createLogger({ service: 'spec', level: 'fatal' });
/** What the relays complained of. */
const warnings: string[] = [];
const log: Logger = { ...silent, warn: (message) => void warnings.push(message) };
const connection = connectBroker({ brokers: cell.kafka.brokers, clientId: 'spec', log: silent });
const superuser = postgres(cell.postgres.url, { max: 2 });
afterAll(() => superuser.end({ timeout: 5 }));

let bank: TestBank;
let relays: BankRelay[] = [];
beforeEach(async () => {
  bank = await createTestBank(cell, ['alpha', 'beta']);
});
afterEach(async () => {
  await Promise.all(relays.map((relay) => relay.stop()));
  relays = [];
  warnings.length = 0;
  await bank.remove();
});

const metrics = createMetrics();
const relayMetrics = createRelayMetrics(metrics);
const start = (
  of: TestBank = bank,
  limits: Partial<RelayLimits> = {},
  holder = randomBytes(4).toString('hex'),
): BankRelay => {
  const relay = startBankRelay({
    tenant: of.tenant,
    sql: of.sql,
    connection,
    holder,
    log,
    metrics: relayMetrics,
    limits,
  });
  relays.push(relay);
  return relay;
};
const events = (count: number, streams = 20) =>
  Array.from({ length: count }, (_, i) => ({
    stream: `acc_${i % streams}`,
    type: `${i % 3 === 0 ? 'beta' : 'alpha'}.Counted`,
    data: { n: String(i), text: 'čárka €' },
  }));
const cursor = async (of: TestBank = bank): Promise<bigint> =>
  BigInt((await of.sql<{ position: string }[]>`select position from relay_cursor`)[0]?.position ?? -1);
const published = async (position: bigint, withinMs = 45_000, of: TestBank = bank): Promise<void> => {
  const endMs = performance.now() + withinMs;
  while ((await cursor(of)) < position) {
    if (performance.now() > endMs) throw new Error(`cursor at ${await cursor(of)} of ${position}`);
    await sleep(5);
  }
};
const warned = (message: string, times = 1): Promise<boolean> =>
  vi.waitUntil(() => warnings.filter((one) => one === message).length >= times, { timeout: 45_000 });
/** The bank's pool, and how often somebody with it reached for the lease. */
const leaseAttempts = ({ sql }: TestBank) => {
  let attempts = 0;
  const apply = (target: Sql, _self: unknown, [text, ...values]: Parameters<Sql>): unknown => {
    if (String(text).includes('insert into leases')) attempts++;
    return target(text, ...values);
  };
  return { sql: new Proxy(sql, { apply }), count: () => attempts };
};
const topics = (): string[] => ['alpha', 'beta'].map(topology(bank.tenant).topic);

describe('the relay', () => {
  test('publishes every event once, as the exact text of the log, in order of each stream, with its id', async () => {
    start();
    for (let i = 0; i < 5; i++) await bank.append(events(1_000));
    await published(5_000n);
    const messages = await readTopics(cell, topics());
    const rows = await bank.sql<
      { position: string; stream: string; payload: string }[]
    >`select position, stream, payload from events`;
    expect(messages).toHaveLength(5_000);
    const byId = new Map(messages.map((one) => [one.headers['ce_id'], one]));
    for (const row of rows) {
      const message = byId.get(`${bank.tenant}:${row.position}`);
      expect(message).toMatchObject({ key: row.stream, value: row.payload });
      expect(message?.topic).toBe(`${bank.tenant}.${message?.headers['ce_type']?.split('.')[0]}`);
    }
    expect(messages[0]?.headers).toMatchObject({
      ce_specversion: '1.0',
      ce_source: `munim:${bank.tenant}`,
      'content-type': 'application/json',
    });
    for (const [, ofStream] of Map.groupBy(messages, (one) => `${one.topic} ${one.key}`)) {
      const positions = ofStream.map((one) => Number(one.headers['ce_id']?.split(':')[1]));
      expect(positions).toEqual(positions.toSorted((a, b) => a - b));
      expect(new Set(ofStream.map((one) => one.partition)).size).toBe(1);
    }
    expect(metrics.text()).toContain(`munim_relay_lag_events{tenant="${bank.tenant}"} 0\n`);
    expect(metrics.text()).toContain(`munim_log_position{tenant="${bank.tenant}"} 5000\n`);
  });

  test('of two relays one leads; when it stops the other goes on at once, without waiting for the lease to expire', async () => {
    const first = start(bank, { leaseMs: 60_000 }, 'first');
    await bank.append(events(100));
    await published(100n);
    const attempts = leaseAttempts(bank);
    start({ ...bank, sql: attempts.sql }, { leaseMs: 60_000, standbyMs: 100 }, 'second');
    // With the second attempt the first one has ended.
    await vi.waitUntil(() => attempts.count() >= 2, { timeout: 45_000 });
    expect(await bank.sql`select holder, fence from leases`).toEqual([{ holder: 'first', fence: '1' }]);
    await first.stop();
    await bank.append(events(100));
    // Sooner than the lease would have expired.
    await published(200n, 30_000);
    expect(await bank.sql`select holder, fence from leases`).toEqual([{ holder: 'second', fence: '2' }]);
    expect(await readTopics(cell, topics())).toHaveLength(200);
  });

  test('a leader that was replaced while it slept cannot move the cursor', async () => {
    start(bank, { renewMs: 60_000, activePauseMaxMs: 20 }, 'sleeper');
    await bank.append(events(10));
    await published(10n);
    await bank.sql`update leases set holder = 'successor', fence = fence + 1, expires_at = now() + interval '1 minute'`;
    await bank.append(events(10));
    await warned('relay was replaced by another leader');
    expect(await cursor()).toBe(10n);
  });

  test('an open transaction, even one that has written, in another schema holds up nobody', async () => {
    const other = await createTestBank(cell, []);
    const [held, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    // Not by the other bank itself: its transactions may not stand idle for as long as a slow machine needs.
    const open = superuser.begin(async (tx) => {
      await tx`update ${tx(topology(other.tenant).schema)}.log_head set position = 0`;
      held.resolve();
      await released.promise;
    });
    await held.promise;
    start();
    await bank.append(events(500));
    await published(500n, 30_000);
    expect(await cursor()).toBe(500n);
    released.resolve();
    await open;
    await other.remove();
  });

  test('a bank whose topic is missing shows a growing lag and stops no other bank', async () => {
    const broken = await createTestBank(cell, ['alpha']);
    start(broken);
    start();
    await broken.append(events(50));
    await bank.append(events(50));
    await published(50n);
    await bank.append(events(50));
    await published(100n);
    await expect
      .poll(() => metrics.text(), { timeout: 45_000 })
      .toContain(`munim_relay_lag_events{tenant="${broken.tenant}"} 50\n`);
    await relays.shift()?.stop();
    await broken.remove();
  });

  test('a gap or a text that is not its row stops publication before it', async () => {
    start();
    await bank.append(events(5));
    await published(5n);
    await bank.sql`insert into events (position, stream, version, payload) select 7, 'acc_x', 1, replace(payload, '"position":"5"', '"position":"7"') from events where position = 5`;
    await warned('relay interrupted; trying again', 2);
    expect(await cursor()).toBe(5n);
    expect(await readTopics(cell, topics())).toHaveLength(5);
  });

  test('a bank in use is never put on the pause of a quiet one, nor a quiet one on that of a bank in use', async () => {
    const quiet = await createTestBank(cell, ['alpha', 'beta']);
    start(bank, { recentMs: 3_600_000, idlePauseMaxMs: 600_000 });
    start(quiet, { recentMs: 0, activePauseMaxMs: 600_000 });
    for (let count = 0; count < 5; count++) await published(await bank.append(events(1)), 30_000);
    await published(await quiet.append(events(1)), 30_000, quiet);
    expect([await cursor(), await cursor(quiet)]).toEqual([5n, 1n]);
    await relays.pop()?.stop();
    await quiet.remove();
  });
});
