import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { decodeEvent, topology } from '@munim/kernel';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import {
  createTestBank,
  type PublishedMessage,
  readTopics,
  type SpecProcess,
  startSpecProcess,
  type TestBank,
} from '../testing/index.ts';
import type { RelayProcessInput } from './testing/relay-process.ts';

const cell = inject('services');
/** At zero losses in N kills the rate is below 3/N at 95 %; the printed N says how much this run shows. */
const kills = Number(process.env['MUNIM_KILLS'] ?? 25);

let bank: TestBank;
const processes: SpecProcess[] = [];
beforeEach(async () => {
  bank = await createTestBank(cell, ['alpha', 'beta']);
});
afterEach(async () => {
  await Promise.all(processes.splice(0).map((one) => one.kill()));
  await bank.remove();
});

const spawnRelay = async (holder: string, extra: Partial<RelayProcessInput> = {}): Promise<SpecProcess> => {
  const input: RelayProcessInput = {
    entry: bank.entry,
    secretsDirectory: bank.secretsDirectory,
    holder,
    leaseMs: 600,
    careless: false,
    dieBeforeCursor: false,
    ...extra,
  };
  const started = await startSpecProcess(join(import.meta.dirname, 'testing/relay-process.ts'), input);
  processes.push(started);
  return started;
};

/** Appends in small and large steps until told to stop. */
const writer = () => {
  let stopped = false;
  let written = 0;
  const running = (async () => {
    while (!stopped) {
      const count = written % 3 === 0 ? 40 : 4;
      await bank.append(
        Array.from({ length: count }, (_, i) => ({
          stream: `acc_${(written + i) % 13}`,
          type: `${i % 2 ? 'alpha' : 'beta'}.Counted`,
          data: {},
        })),
      );
      written += count;
      await sleep(30);
    }
    return written;
  })();
  return { stop: () => ((stopped = true), running) };
};
const cursor = async (): Promise<number> =>
  Number((await bank.sql<{ position: string }[]>`select position from relay_cursor`)[0]?.position);
/** Generous: a machine that is busy with other suites may need seconds to start a process. */
const patienceMs = 120_000;
const until = async (what: string, holds: () => Promise<boolean>): Promise<void> => {
  const endMs = performance.now() + patienceMs;
  while (!(await holds())) {
    if (performance.now() > endMs) throw new Error(`not within ${patienceMs} ms: ${what}`);
    await sleep(20);
  }
};
const cursorReaches = (position: number): Promise<void> =>
  until(`the cursor reaches ${position}`, async () => (await cursor()) >= position);
const leader = async () => {
  const [lease] = await bank.sql<{ holder: string; fence: string }[]>`select holder, fence from leases`;
  return { holder: lease?.holder, fence: Number(lease?.fence) };
};

/** What a consumer that keeps the version of each stream makes of it. */
const judge = (messages: readonly PublishedMessage[], written: number) => {
  const byPosition = Map.groupBy(messages, (one) => decodeEvent(one.value ?? '').position);
  const seen = new Map<string, bigint>();
  let breaks = 0;
  for (const one of messages) {
    const { stream, version } = decodeEvent(one.value ?? '');
    const key = `${stream} ${one.topic}`;
    const before = seen.get(key) ?? 0n;
    if (version > before) seen.set(key, version);
    else if (!messages.some((other) => other !== one && other.headers['ce_id'] === one.headers['ce_id'])) breaks++;
  }
  return {
    missing: Array.from({ length: written }, (_, i) => BigInt(i + 1)).filter((position) => !byPosition.has(position))
      .length,
    foreign: [...byPosition.keys()].filter((position) => position > BigInt(written)).length,
    repeated: messages.length - byPosition.size,
    changedRepetitions: [...byPosition.values()].filter(
      (copies) => new Set(copies.map((one) => `${one.headers['ce_id']}${one.key}${one.value}`)).size > 1,
    ).length,
    orderBreaks: breaks,
  };
};
const topics = (): string[] => ['alpha', 'beta'].map(topology(bank.tenant).topic);

describe('the relay is killed', () => {
  test(`SIGKILL ${kills} times while events arrive: every event is published, repetitions are the same event`, async () => {
    const events = writer();
    let relay = await spawnRelay('relay-0');
    for (let i = 1; i <= kills; i++) {
      if (i % 3 === 0) await relay.ended();
      else {
        await cursorReaches((await cursor()) + 1);
        await sleep((i * 37) % 200);
        await relay.kill();
      }
      // How long a dead one's lease lasts is not at stake here.
      await bank.sql`update leases set expires_at = clock_timestamp()`;
      /** Every third dies by itself at the worst moment: Kafka has acknowledged, the cursor has not moved. */
      relay = await spawnRelay(`relay-${i}`, { dieBeforeCursor: i < kills && i % 3 === 2 });
    }
    const written = await events.stop();
    await cursorReaches(written);
    const verdict = judge(await readTopics(cell, topics()), written);
    process.stdout.write(`relay: ${kills} kills, ${written} events, ${verdict.repeated} repeated\n`);
    expect(verdict).toMatchObject({ missing: 0, foreign: 0, changedRepetitions: 0, orderBreaks: 0 });
    expect(verdict.repeated).toBeGreaterThan(0);
  });

  test('SIGSTOP for several leases while another leads, then SIGCONT: nothing missing, the sleeper does not lead on', async () => {
    const sleeper = await spawnRelay('sleeper');
    const events = writer();
    await cursorReaches(1);
    sleeper.signal('SIGSTOP');
    // Of its own lease nobody is sure on a machine that pauses; that of the sleeper ends soon.
    await spawnRelay('successor', { leaseMs: 30_000 });
    await until('the successor leads', async () => (await leader()).holder === 'successor');
    const kept = await leader();
    await cursorReaches((await cursor()) + 1);
    sleeper.signal('SIGCONT');
    await cursorReaches((await cursor()) + 200);
    const now = await leader();
    expect(now.holder === 'successor' || now.fence > kept.fence, JSON.stringify({ kept, now })).toBe(true);
    const written = await events.stop();
    await cursorReaches(written);
    expect(judge(await readTopics(cell, topics()), written)).toMatchObject({
      missing: 0,
      foreign: 0,
      changedRepetitions: 0,
      orderBreaks: 0,
    });
  });

  test('control: a relay that moves the cursor before the acknowledgement loses events, and this oracle sees it', async () => {
    const events = writer();
    const careless = await spawnRelay('careless', { careless: true });
    await cursorReaches(1);
    await careless.kill();
    const written = await events.stop();
    await spawnRelay('honest');
    await cursorReaches(written);
    expect(judge(await readTopics(cell, topics()), written).missing).toBeGreaterThan(0);
  });
});
