import { businessDate, decodeEvent } from '@munim/kernel';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { createLog, type Log, LogOverloadedError } from './log.ts';
import { readLog, readStream } from './read.ts';
import { checkStreams } from './check-streams.ts';
import type { Submission } from './submission.ts';
import { move, purse } from './testing/counter.examples.ts';
import { createLogSchema, type LogSchema } from './testing/log-schema.ts';

let schema: LogSchema;
beforeAll(async () => {
  schema = await createLogSchema(inject('services').postgres.url);
});
afterAll(() => schema.drop());

const pod = (limits = {}): Log => createLog({ sql: schema.pool(3), tenant: 'bank-a', aggregates: [purse], limits });
let keys = 0;
const submission = (
  from: string,
  to: string,
  amount: string,
  key = `k${keys++}`,
  fingerprint = `${from}${to}${amount}`,
) =>
  ({
    definition: move,
    command: { from, to, amount },
    idempotencyKey: key,
    fingerprint,
    actor: 'cli_x',
    correlation: 'req_x',
    businessDate: businessDate('2026-03-01'),
  }) as unknown as Submission;

describe('one log, several pods', () => {
  test('positions are gap-free and in commit order, versions contiguous, money neither made nor lost', async () => {
    const pods = [pod(), pod(), pod({ batchMax: 1, lanesMax: 2, laneQueueMin: 0 })];
    await pods[0]?.submit(submission('acc_world', 'acc_hot', '1000'));
    const outcomes = await Promise.all(
      Array.from({ length: 1_500 }, (_, i) => pods[i % 3]!.submit(submission('acc_hot', `acc_${i % 7}`, '1'))),
    );
    const accepted = outcomes.filter((outcome) => outcome?.outcome === 'accepted').length;
    expect(accepted).toBe(1_000);
    expect(outcomes.filter((outcome) => outcome?.outcome === 'rejected')).toHaveLength(500);

    const entries = await readLog(schema.pool(1), 0n, 10_000);
    expect(entries.map((entry) => entry.position)).toEqual(entries.map((_, i) => BigInt(i + 1)));
    for (const entry of entries) {
      const event = decodeEvent(entry.payload);
      expect([event.position, event.stream, event.version]).toEqual([entry.position, entry.stream, entry.version]);
    }
    const hot = await readStream(schema.pool(1), 'acc_hot', 0n, 10_000);
    expect(hot.map((event) => event.version)).toEqual(hot.map((_, i) => BigInt(i + 1)));
    expect(hot.reduce((sum, event) => sum + BigInt(event.data['amount'] as string), 0n)).toBe(0n);
    await Promise.all(pods.map((one) => one.close()));
  });

  test('the answers of a batch leave in portions, in order: the next batch, which holds the head by then, gets its turn between', async () => {
    const one = pod({ lanesMax: 1 });
    let turn = 0;
    let isOver = false;
    const count = (): void => {
      turn++;
      if (!isOver) setImmediate(count);
    };
    count();
    const answered: { index: number; turn: number }[] = [];
    await Promise.all(
      Array.from({ length: 200 }, async (_, index) => {
        await one.submit(submission('acc_world', `acc_portion_${index}`, '1'));
        answered.push({ index, turn });
      }),
    );
    isOver = true;
    await one.close();
    expect(answered.map(({ index }) => index)).toEqual(answered.map((_, index) => index));
    // The first is a batch of its own; the others are one, and used to be answered in a single turn.
    expect(new Set(answered.map((of) => of.turn)).size).toBeGreaterThan(4);
  });

  test('50 first uses of one key on two pods at once: one effect, 49 identical answers', async () => {
    const pods = [pod(), pod()];
    const before = (await readLog(schema.pool(1), 0n, 100_000)).length;
    const outcomes = await Promise.all(
      Array.from({ length: 50 }, (_, i) => pods[i % 2]!.submit(submission('acc_world', 'acc_once', '5', 'one-key'))),
    );
    expect(outcomes.filter((outcome) => outcome?.outcome === 'accepted' && !outcome.replayed)).toHaveLength(1);
    expect(
      new Set(
        outcomes.map((outcome) =>
          JSON.stringify({ ...outcome, replayed: false }, (_, v: unknown) => (typeof v === 'bigint' ? `${v}` : v)),
        ),
      ).size,
    ).toBe(1);
    expect((await readLog(schema.pool(1), 0n, 100_000)).length).toBe(before + 2);
    expect(await pods[0]?.submit(submission('acc_world', 'acc_once', '6', 'one-key'))).toEqual({
      outcome: 'key-reused',
    });
    await Promise.all(pods.map((one) => one.close()));
  });

  test('a bug in one command of a batch fails that command alone', async () => {
    const log = pod();
    const [before, bug, after] = await Promise.allSettled([
      log.submit(submission('acc_world', 'acc_n', '1')),
      log.submit(submission('acc_world', 'acc_n', 'bug')),
      log.submit(submission('acc_world', 'acc_n', '2')),
    ]);
    expect([before.status, bug.status, after.status]).toEqual(['fulfilled', 'rejected', 'fulfilled']);
    await log.close();
  });

  test('when the connection dies under a batch, callers are told, nothing is half there, and the same keys find out', async () => {
    const log = pod();
    const sql = schema.pool(2);
    const blocker = await sql.reserve();
    await blocker`begin`;
    const [held] = await blocker<{ by: number }[]>`select pg_backend_pid() as by from log_head for update`;
    const waiting = Promise.allSettled(
      Array.from({ length: 20 }, (_, i) => log.submit(submission('acc_world', 'acc_cut', '1', `cut-${i}`))),
    );
    // That connection alone: others of this server wait for locks of their own.
    await vi.waitUntil(
      async () =>
        (
          await sql`
            select pg_terminate_backend(pid) from pg_stat_activity where ${held?.by ?? 0}::int = any(pg_blocking_pids(pid))`
        ).length === 1,
      { timeout: 30_000 },
    );
    await blocker`rollback`;
    blocker.release();
    const settled = await waiting;
    expect(settled.some((one) => one.status === 'rejected')).toBe(true);
    const retried = await Promise.all(
      Array.from({ length: 20 }, (_, i) => log.submit(submission('acc_world', 'acc_cut', '1', `cut-${i}`))),
    );
    expect(retried.every((outcome) => outcome.outcome === 'accepted')).toBe(true);
    const events = await readStream(sql, 'acc_cut', 0n, 1_000);
    expect(events).toHaveLength(20);
    await log.close();
  });

  test('control characters, quotes and backslashes are in the log as they were, whatever separates texts on the way', async () => {
    const log = pod();
    const odd = ['\u001e', 'a\u001eb\u001e', '"{}\\,"', '\u0000\n\u2028', "'); drop table events; --"];
    await Promise.all(
      odd.map((correlation) => log.submit({ ...submission('acc_world', 'acc_odd', '1'), correlation })),
    );
    const events = await readStream(schema.pool(1), 'acc_odd', 0n, 100);
    expect(events.map(({ correlation }) => correlation).toSorted()).toEqual(odd.toSorted());
    await log.close();
  });

  test("times are the database's, whatever a pod's clock says, and follow the positions of all pods", async () => {
    const sql = schema.pool(1);
    const clockOf = async () =>
      Date.parse((await sql<{ at: string }[]>`select clock_timestamp()::text as at`)[0]?.at ?? '');
    const realNow = Date.now;
    const head = (await readLog(sql, 0n, 100_000)).length;
    const pods = [pod({ batchMax: 1 }), pod({ batchMax: 1 })];
    try {
      // A pod that is ten years ahead at every other look, and ten behind at the rest.
      let looks = 0;
      Date.now = () => realNow() + (looks++ % 2 === 0 ? 1 : -1) * 315_360_000_000;
      const before = await clockOf();
      await Promise.all(
        Array.from({ length: 100 }, (_, i) => pods[i % 2]!.submit(submission('acc_world', 'acc_time', '1'))),
      );
      const after = await clockOf();
      const times = (await readLog(sql, BigInt(head), 1_000)).map(({ payload }) => decodeEvent(payload).recordedAt);
      expect(times).toHaveLength(200);
      expect(times.filter((time) => !/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/.test(time))).toEqual([]);
      expect(times).toEqual(times.toSorted());
      expect(Date.parse(times[0] ?? '')).toBeGreaterThanOrEqual(Math.floor(before));
      expect(Date.parse(times.at(-1) ?? '')).toBeLessThanOrEqual(after);
    } finally {
      Date.now = realNow;
    }
    await Promise.all(pods.map((one) => one.close()));
  });

  test('a full queue refuses at once, and what it took is done', async () => {
    const log = pod({ queueMax: 5, batchMax: 1, lanesMax: 1 });
    const settled = await Promise.allSettled(
      Array.from({ length: 20 }, () => log.submit(submission('acc_world', 'acc_full', '1'))),
    );
    const refused = settled.filter((one) => one.status === 'rejected');
    expect(refused.length).toBeGreaterThan(0);
    for (const one of refused) expect(one.reason).toBeInstanceOf(LogOverloadedError);
    expect((await readStream(schema.pool(1), 'acc_full', 0n, 100)).length).toBe(20 - refused.length);
    await log.close();
  });

  test('the log refuses update, delete and truncate', async () => {
    const sql = schema.pool(1);
    await expect(sql`update events set payload = 'x' where position = 1`).rejects.toThrow('append-only');
    await expect(sql`delete from events where position = 1`).rejects.toThrow('append-only');
    await expect(sql`truncate events`).rejects.toThrow('append-only');
  });

  test('the state beside the log is the fold of the log, and a state that is not is named', async () => {
    const sql = schema.pool(1);
    expect(await checkStreams(sql, [purse])).toMatchObject({ different: [] });
    await sql`update streams set state = '{"balance":"1"}' where stream = 'acc_once'`;
    expect(await checkStreams(sql, [purse])).toMatchObject({ different: ['acc_once'] });
  });
});
