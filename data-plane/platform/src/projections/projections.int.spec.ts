import { setTimeout as sleep } from 'node:timers/promises';
import { decodeEvent, topology } from '@munim/kernel';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { connectBroker, createProducer, type PartitionBatch } from '../broker/index.ts';
import { createRelayMetrics, startBankRelay } from '../relay/index.ts';
import { createLogger, createMetrics } from '../telemetry/index.ts';
import { createTestBank, type TestBank } from '../testing/index.ts';
import {
  type BankProjection,
  compareWithLog,
  parkedStreams,
  projectBatch,
  rebuild,
  retryParked,
  startBankProjection,
  waitForVersion,
} from './index.ts';
import { liveTable, projectAll } from './read-model.ts';
import { createTallyTables, type Mischief, tallyContext, tallyEvents } from './testing/tally.ts';

const cell = inject('services');
const log = createLogger({ service: 'spec', level: 'fatal' });
const broker = connectBroker({ brokers: cell.kafka.brokers, clientId: 'spec', log, idleFetchMs: 50 });

let bank: TestBank;
let mischief: Mischief;
let context: ReturnType<typeof tallyContext>;
const running: { stop: () => Promise<void> }[] = [];
const lag = new Map<string, number>();
const parked: string[] = [];

beforeEach(async () => {
  bank = await createTestBank(cell, ['tally']);
  await createTallyTables(bank.sql);
  mischief = { poison: new Map() };
  context = tallyContext(mischief);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
  parked.length = 0;
  lag.clear();
  await bank.remove();
});
const superuser = async (statement: string): Promise<void> => {
  const { default: postgres } = await import('postgres');
  const sql = postgres(cell.postgres.url, { max: 1 });
  await sql.unsafe(statement);
  await sql.end();
};

const startRelay = (): void => {
  const metrics = createRelayMetrics(createMetrics());
  running.push(
    startBankRelay({ tenant: bank.tenant, sql: bank.sql, connection: broker, holder: 'spec', log, metrics }),
  );
};
const startProjection = async (): Promise<BankProjection> => {
  const projection = await startBankProjection({
    tenant: bank.tenant,
    sql: bank.sql,
    contexts: [context],
    broker,
    log,
    onLag: (name, events) => void lag.set(name, events),
    onParked: (_, stream, reason) => void parked.push(`${stream}: ${reason}`),
  });
  running.push(projection);
  return projection;
};
const until = async (done: () => Promise<boolean> | boolean, withinMs = 45_000): Promise<void> => {
  const endMs = performance.now() + withinMs;
  while (!(await done())) {
    if (performance.now() > endMs) throw new Error('not within time');
    await sleep(20);
  }
};
const behind = async (): Promise<number> => {
  const [row] = await bank.sql<{ behind: string }[]>`
    select coalesce(sum(s.version - coalesce(p.version, 0)), 0) as behind from streams s left join projected_streams p using (stream)`;
  return Number(row?.behind);
};
/** Independent of the projector: straight from the log's own text. */
const truth = async () => {
  const rows = await bank.sql<{ payload: string }[]>`select payload from events`;
  const events = rows.map((row) => decodeEvent(row.payload));
  return { events: events.length, total: events.reduce((sum, event) => sum + Number(event.data['amount']), 0) };
};
const shown = async () => {
  const [row] = await bank.sql<{ events: string; total: string; buckets: string }[]>`
    select sum(events) as events, sum(total) as total, (select sum(total) from tally_buckets) as buckets from tally_streams`;
  return { events: Number(row?.events), total: Number(row?.total), buckets: Number(row?.buckets) };
};
const expectEqual = async (): Promise<void> => {
  const { events, total } = await truth();
  expect(await shown()).toEqual({ events, total, buckets: total });
  for (const table of await compareWithLog(bank.sql, [context])) expect(table).toMatchObject({ different: 0 });
};

/** Batches as a broker might deliver them: here in any order, any cut, any number of times. */
const batchOf = (payloads: readonly string[], partition = 0, nextOffset = 1n): PartitionBatch => ({
  topic: topology(bank.tenant).topic('tally'),
  partition,
  nextOffset,
  highWatermark: nextOffset,
  messages: payloads.map((value, i) => ({ offset: BigInt(i), key: decodeEvent(value).stream, value, headers: {} })),
});
const payloads = async (): Promise<string[]> =>
  (await bank.sql<{ payload: string }[]>`select payload from events order by position`).map((row) => row.payload);
const apply = (batch: PartitionBatch) => projectBatch(bank.sql, bank.tenant, context, batch);

/** A fixed sequence instead of chance: a red run can be run again. */
const sequence = (seed: number) => {
  let state = seed;
  return (below: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return Math.floor((state / 2 ** 32) * below);
  };
};
const disturbed = (events: readonly string[], seed: number): string[][] => {
  const next = sequence(seed);
  const delivery = [...events, ...events.filter(() => next(10) === 0)];
  for (let i = delivery.length - 1; i > 0; i--) {
    const j = Math.max(0, i - next(60));
    [delivery[i], delivery[j]] = [delivery[j] as string, delivery[i] as string];
  }
  const batches: string[][] = [];
  for (let i = 0; i < delivery.length; ) batches.push(delivery.slice(i, (i += 1 + next(80))));
  return batches;
};

describe('read models follow the log', () => {
  test('from the log over Kafka into the tables: all there, equal, lag back to zero', async () => {
    startRelay();
    await startProjection();
    for (let i = 0; i < 6; i++) await bank.append(tallyEvents(500, 40, i * 500));
    await until(async () => (await behind()) === 0);
    await expectEqual();
    await until(() => lag.get('tally') === 0);
  });

  test('offsets put back to the start, the group forgotten: everything comes again and nothing changes', async () => {
    startRelay();
    const first = await startProjection();
    await bank.append(tallyEvents(2_000, 30));
    await until(async () => (await behind()) === 0);
    await first.stop();
    const before = await bank.sql`select * from tally_streams order by stream`;
    await bank.sql`update projection_checkpoints set next_offset = 0`;
    await startProjection();
    await until(async () => (await bank.sql`select from projection_checkpoints where next_offset = 0`).length === 0);
    await bank.append(tallyEvents(1, 1, 5_000));
    await until(async () => (await behind()) === 0);
    expect((await bank.sql`select * from tally_streams order by stream`).slice(1)).toEqual(before.slice(1));
    await expectEqual();
  });

  test('connections cut again and again: the batch under way is repeated, nothing is lost or doubled', async () => {
    startRelay();
    await startProjection();
    for (let i = 0; i < 8; i++) {
      await appendThroughCuts(tallyEvents(400, 25, i * 400));
      await superuser(
        `select pg_terminate_backend(pid) from pg_stat_activity where usename = '${topology(bank.tenant).login}'`,
      );
    }
    await until(async () => (await behind().catch(() => 1)) === 0, 60_000);
    await expectEqual();
  });
});

/** Each connection of the spec's own pool that was cut fails one statement before it is made anew. */
async function appendThroughCuts(events: Parameters<TestBank['append']>[0]): Promise<void> {
  for (let attempt = 1; ; attempt++)
    try {
      await bank.append(events);
      return;
    } catch (error) {
      if (attempt === 10) throw error;
    }
}

describe('delivery is at least once and in no order', () => {
  test.each([1, 2, 3])(
    'a tenth repeated, order shuffled over 60 places, batches cut anywhere: same rows (seed %i)',
    async (seed) => {
      for (let i = 0; i < 3; i++) await bank.append(tallyEvents(300, 17, i * 300));
      const batches = disturbed(await payloads(), seed);
      let [duplicates, fetched] = [0, 0];
      for (const batch of batches) {
        const applied = await apply(batchOf(batch));
        duplicates += applied.duplicates;
        fetched += applied.fetched;
      }
      expect(fetched).toBeGreaterThan(0);
      expect(duplicates).toBeGreaterThan(0);
      await expectEqual();
    },
  );

  test('control: the same deliveries applied without looking at versions are wrong, and both oracles see it', async () => {
    await bank.append(tallyEvents(900, 17));
    for (const batch of disturbed(await payloads(), 1))
      await bank.sql.begin((tx) => projectAll(context, batch.map(decodeEvent), tx, liveTable));
    const streams = await bank.sql<{ stream: string; version: string }[]>`select stream, version from streams`;
    await bank.sql`insert into projected_streams select 'tally', * from unnest(${streams.map((one) => one.stream)}::text[], ${streams.map((one) => one.version)}::bigint[])`;
    expect((await shown()).total).not.toBe((await truth()).total);
    expect((await compareWithLog(bank.sql, [context])).every((table) => table.different > 0)).toBe(true);
  });

  test('three consumers that all believe to own the partition write each event once', async () => {
    await bank.append(tallyEvents(1_500, 23));
    const all = await payloads();
    const consumer = async (size: number, partition: number): Promise<void> => {
      for (let i = 0; i < all.length; i += size)
        for (let tries = 0; ; tries++)
          try {
            await apply(batchOf(all.slice(i, i + size), partition));
            break;
          } catch (error) {
            if (tries > 200) throw error;
            await sleep(5);
          }
    };
    await Promise.all([consumer(50, 0), consumer(70, 0), consumer(110, 0), consumer(90, 1)]);
    await expectEqual();
  });

  test('a damaged, foreign or missing value is read from the log instead; what nobody owns is passed over', async () => {
    await bank.append(tallyEvents(40, 4));
    const all = await payloads();
    const damaged = batchOf(all);
    const messages = damaged.messages.map((message, i) => {
      if (i % 10 === 3) return { ...message, value: message.value?.slice(0, 50) ?? null };
      if (i % 10 === 5)
        return {
          ...message,
          value: message.value?.replace(`"tenant":"${bank.tenant}"`, '"tenant":"bank-other"') ?? null,
        };
      if (i % 10 === 7) return { ...message, value: null };
      return message;
    });
    const forged = decodeEvent(all.at(-1) ?? '');
    messages.push({ offset: 99n, key: null, value: 'x', headers: {} });
    messages.push({
      offset: 100n,
      key: 'acc_0',
      value:
        all.at(-1)?.replace(`"version":"${forged.version}"`, '"version":"999"').replace(forged.stream, 'acc_0') ?? '',
      headers: {},
    });
    const applied = await apply({ ...damaged, messages });
    expect(applied.parked).toEqual([]);
    await expectEqual();
  });

  test('a stream that the topic lost by the thousand comes back from the log', async () => {
    for (let i = 0; i < 6; i++) await bank.append(tallyEvents(1_000, 1, i * 1_000));
    const applied = await apply(batchOf((await payloads()).slice(-1)));
    expect(applied).toMatchObject({ events: 6_000, fetched: 6_000 });
    await expectEqual();
  });
});

describe('an event that cannot be applied', () => {
  test('parks its stream by name and reason, exactly there; the others go on; mended, it catches up from the log', async () => {
    startRelay();
    await startProjection();
    mischief.poison.set('acc_3', String((3 + 10 * 4) * 7 + 1));
    mischief.poison.set('acc_7', String(7 * 7 + 1));
    for (let i = 0; i < 4; i++) await bank.append(tallyEvents(100, 10, i * 100));
    await until(async () => (await bank.sql`select from projected_streams where version = 40`).length === 8);
    expect(await parkedStreams(bank.sql, 'tally')).toEqual([
      { stream: 'acc_3', version: 5n, reason: 'Error: cannot apply 302 to acc_3' },
      { stream: 'acc_7', version: 1n, reason: 'Error: cannot apply 50 to acc_7' },
    ]);
    expect(parked.sort()).toEqual([
      'acc_3: Error: cannot apply 302 to acc_3',
      'acc_7: Error: cannot apply 50 to acc_7',
    ]);
    for (const table of await compareWithLog(bank.sql, [context])) expect(table.different).toBe(0);
    expect((await retryParked(bank.sql, context)).map((one) => one.stream)).toEqual(['acc_3', 'acc_7']);
    mischief.poison.clear();
    expect(await retryParked(bank.sql, context)).toEqual([]);
    expect(await behind()).toBe(0);
    await expectEqual();
  });

  test('a table that a migration has still to bring parks nobody: the batch waits for it', async () => {
    await bank.append(tallyEvents(50, 5));
    await bank.sql`alter table tally_buckets rename to not_yet`;
    await expect(apply(batchOf(await payloads()))).rejects.toMatchObject({ code: '42P01' });
    await bank.sql`alter table not_yet rename to tally_buckets`;
    await apply(batchOf(await payloads()));
    expect(await parkedStreams(bank.sql, 'tally')).toEqual([]);
    await expectEqual();
  });
});

describe('read your own writes', () => {
  test('the wait ends when the version is there, a hundred at once too, and says so when it does not come', async () => {
    startRelay();
    await startProjection();
    await bank.append(tallyEvents(100, 100));
    await Promise.all(Array.from({ length: 100 }, (_, i) => waitForVersion(bank.sql, 'tally', `acc_${i}`, 1n, 45_000)));
    await expect(waitForVersion(bank.sql, 'tally', 'acc_1', 2n, 100)).rejects.toMatchObject({
      problem: { code: 'projection-behind' },
    });
    const waiting = waitForVersion(bank.sql, 'tally', 'acc_1', 2n, 45_000);
    await bank.append(tallyEvents(1, 100, 101));
    await waiting;
    expect(await bank.sql`select last_version from tally_streams where stream = 'acc_1'`).toEqual([
      { last_version: '2' },
    ]);
  });
});

describe('a rebuild', () => {
  test('while events arrive: equal to the live rows; a damaged row is found, and replaced on request', async () => {
    startRelay();
    await startProjection();
    await bank.append(tallyEvents(2_000, 30));
    await until(async () => (await behind()) === 0);
    let stop = false;
    const load = (async () => {
      for (let i = 2; !stop; i++) {
        await bank.append(tallyEvents(20, 30, i * 1_000));
        await sleep(20);
      }
    })();
    try {
      const clean = await rebuild(bank.sql, context);
      expect(clean).toMatchObject({ rowsDifferent: 0, replaced: false });
      expect(clean.events).toBeGreaterThanOrEqual(2_000);
      await bank.sql`update tally_streams set total = total + 1 where stream = 'acc_1'`;
      await bank.sql`delete from tally_buckets where bucket = 1`;
      const found = await rebuild(bank.sql, context, { replace: true });
      expect(found.tables.find((table) => table.table === 'tally_streams')?.different).toBe(2);
      expect(found.rowsDifferent).toBeGreaterThanOrEqual(3);
    } finally {
      stop = true;
      await load;
    }
    await until(async () => (await behind()) === 0);
    await expectEqual();
    expect(
      await bank.sql`select from pg_tables where tablename like 'rebuild%' and schemaname = current_schema()`,
    ).toHaveLength(0);
  });

  test('two of one context at once: one works, the other is told', async () => {
    await bank.append(tallyEvents(3_000, 30));
    await apply(batchOf(await payloads()));
    const results = await Promise.allSettled([rebuild(bank.sql, context), rebuild(bank.sql, context)]);
    const failures = results.filter((one) => one.status === 'rejected');
    for (const failure of failures) expect(String(failure.reason)).toMatch(/under way/);
    expect(results.some((one) => one.status === 'fulfilled')).toBe(true);
  });
});

test('records of the topic that no relay wrote do not stop the consumer', async () => {
  startRelay();
  await startProjection();
  const producer = await createProducer(broker);
  await producer.send([{ topic: topology(bank.tenant).topic('tally'), key: 'acc_0', value: 'noise', headers: {} }]);
  await bank.append(tallyEvents(100, 10));
  await until(async () => (await behind()) === 0);
  await expectEqual();
  await producer.close();
});
