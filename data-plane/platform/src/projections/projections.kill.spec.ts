import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { decodeEvent } from '@munim/kernel';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { connectBroker } from '../broker/index.ts';
import { type BankRelay, createRelayMetrics, startBankRelay } from '../relay/index.ts';
import { createLogger, createMetrics } from '../telemetry/index.ts';
import { createTestBank, type SpecProcess, startSpecProcess, type TestBank } from '../testing/index.ts';
import { compareWithLog, parkedStreams } from './index.ts';
import type { ProjectionProcessInput } from './testing/projection-process.ts';
import { createTallyTables, tallyContext, tallyEvents } from './testing/tally.ts';

const cell = inject('services');
const log = createLogger({ service: 'spec', level: 'fatal' });
/** At zero differences in N kills the rate is below 3/N at 95 %; the printed N says how much this run shows. */
const kills = Number(process.env['MUNIM_KILLS'] ?? 6);
/** Generous: a busy machine starts processes slowly, and a group is slow to notice who is there. */
const patienceMs = 120_000;

let bank: TestBank;
let relay: BankRelay;
const processes: SpecProcess[] = [];
beforeEach(async () => {
  bank = await createTestBank(cell, ['tally']);
  await createTallyTables(bank.sql);
  relay = startBankRelay({
    tenant: bank.tenant,
    sql: bank.sql,
    holder: 'spec',
    log,
    metrics: createRelayMetrics(createMetrics()),
    connection: connectBroker({ brokers: cell.kafka.brokers, clientId: 'spec', log }),
  });
});
afterEach(async () => {
  await Promise.all(processes.splice(0).map((one) => one.kill()));
  await relay.stop();
  await bank.remove();
});

const spawnProjection = async (careless = false): Promise<SpecProcess> => {
  const input: ProjectionProcessInput = { entry: bank.entry, secretsDirectory: bank.secretsDirectory, careless };
  const started = await startSpecProcess(join(import.meta.dirname, 'testing/projection-process.ts'), input);
  processes.push(started);
  return started;
};
const writer = () => {
  let stopped = false;
  let written = 0;
  const running = (async () => {
    while (!stopped) {
      await bank.append(tallyEvents(10, 40, written));
      written += 10;
      await sleep(50);
    }
  })();
  return { stop: () => ((stopped = true), running) };
};
const projected = async (): Promise<number> =>
  Number((await bank.sql<{ sum: string }[]>`select coalesce(sum(version), 0) as sum from projected_streams`)[0]?.sum);
const appended = async (): Promise<number> =>
  Number((await bank.sql<{ position: string }[]>`select position from log_head`)[0]?.position);
const reaches = async (events: number, now: () => Promise<number> = projected): Promise<void> => {
  const endMs = performance.now() + patienceMs;
  while ((await now()) < events) {
    if (performance.now() > endMs) throw new Error(`${await now()} of ${events} after ${patienceMs} ms`);
    await sleep(20);
  }
};
/** Events in the rows, whatever the checkpoint says. */
const shown = async (): Promise<number> =>
  Number((await bank.sql<{ sum: string }[]>`select coalesce(sum(events), 0) as sum from tally_streams`)[0]?.sum);
/** Differences to the fold of the log, and to sums that no projector made. */
const verdict = async () => {
  const rows = await bank.sql<{ payload: string }[]>`select payload from events`;
  const total = rows.reduce((sum, row) => sum + Number(decodeEvent(row.payload).data['amount']), 0);
  const [sums] = await bank.sql<{ events: string; total: string; buckets: string }[]>`
    select sum(events) as events, sum(total) as total, (select sum(total) from tally_buckets) as buckets from tally_streams`;
  return {
    different: (await compareWithLog(bank.sql, [tallyContext()])).reduce((sum, table) => sum + table.different, 0),
    missingOrDoubled: Number(sums?.events) - rows.length,
    sumsOff: Math.abs(Number(sums?.total) - total) + Math.abs(Number(sums?.buckets) - total),
    parked: (await parkedStreams(bank.sql, 'tally')).length,
  };
};
const flawless = { different: 0, missingOrDoubled: 0, sumsOff: 0, parked: 0 };

describe('the projection is killed', () => {
  test(`SIGKILL ${kills} times while events arrive: rows equal the fold of the log, nothing missing, nothing twice`, async () => {
    const events = writer();
    let projection = await spawnProjection();
    for (let i = 1; i <= kills; i++) {
      await reaches((await projected()) + 1);
      await sleep((i * 37) % 150);
      await projection.kill();
      projection = await spawnProjection();
    }
    await events.stop();
    const written = await appended();
    await reaches(written);
    process.stdout.write(`projection: ${kills} kills, ${written} events\n`);
    expect(await verdict()).toEqual(flawless);
  });

  test('a consumer that sleeps until its group goes on without it and wakes as a zombie beside its successors changes nothing', async () => {
    const sleeper = await spawnProjection();
    const events = writer();
    await reaches(100);
    sleeper.signal('SIGSTOP');
    await spawnProjection();
    await reaches((await appended()) + 100);
    sleeper.signal('SIGCONT');
    await spawnProjection();
    await reaches((await appended()) + 100);
    await events.stop();
    await reaches(await appended());
    expect(await verdict()).toEqual(flawless);
  });

  test('control: a projector that writes outside the transaction doubles or loses events, and this oracle sees it', async () => {
    const events = writer();
    const careless = await spawnProjection(true);
    await reaches(1, shown);
    await careless.kill();
    await events.stop();
    await spawnProjection();
    await reaches(await appended());
    expect((await verdict()).sumsOff).toBeGreaterThan(0);
  });
});
