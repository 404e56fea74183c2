/** The archiver of a bank on its real log: everything committed is under a checkpoint within seconds, by one leader. */
import { type TenantId, topology } from '@munim/kernel';
import { createLogger, createMetrics } from '@munim/platform/telemetry';
import { afterEach, beforeEach, expect, inject, test } from 'vitest';
import { createTestBank, type TestBank } from '../../testing/index.ts';
import { verifyBucket } from '../bucket/verify-bucket.ts';
import { sampleKey } from '../testing/sample-log.ts';
import { createTestBucket, type TestBucket } from '../testing/test-bucket.ts';
import { createSigner } from '../tlog/note.ts';
import { createArchiverMetrics } from './archiver-metrics.ts';
import { startBankArchiver } from './bank-archiver.ts';
import { logSource } from './event-source.ts';
import { lockPolicy } from './locks.ts';
import type { LogArchiver } from './log-archiver.ts';

let bank: TestBank;
let store: TestBucket;
const running: LogArchiver[] = [];

beforeEach(async () => {
  const services = inject('services');
  store = await createTestBucket(services.s3);
  bank = await createTestBank(services, [], store.tenant);
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((one) => one.stop()));
  store.close();
  await bank.remove();
});

const signerOf = (tenant: TenantId) => createSigner(topology(tenant).archiveOrigin, sampleKey(7));

function start(holder: string): { metrics: ReturnType<typeof createMetrics>; archiver: LogArchiver } {
  const metrics = createMetrics();
  const archiver = startBankArchiver({
    tenant: bank.tenant,
    sql: bank.sql,
    bucket: store.bucket,
    signer: signerOf(bank.tenant),
    locks: lockPolicy(['bank-transaction']),
    holder,
    nowMs: Date.now,
    log: createLogger({ service: 'spec', level: 'fatal' }),
    metrics: createArchiverMetrics(metrics),
    limits: { publishAfterMs: 300, publishAtEvents: 400, lookMs: 50, leaseMs: 2000, standbyMs: 200 },
  });
  running.push(archiver);
  return { metrics, archiver };
}

const append = (count: number): Promise<bigint> =>
  bank.append(
    Array.from({ length: count }, (_, n) => ({
      stream: `acc_${n % 7}`,
      type: 'accounts.MoneyDeposited',
      data: { amount: `${n}`, note: 'ž€𐍈' },
    })),
  );

const verify = () =>
  verifyBucket({
    bucket: store.bucket,
    verifierKey: signerOf(bank.tenant).verifierKey,
    nowMs: Date.now(),
    log: logSource(bank.sql),
  });

const archived = async (size: number): Promise<void> => {
  await expect
    .poll(async () => (await store.bucket.get('checkpoint'))?.bytes.toString().split('\n')[1], { timeout: 45_000 })
    .toBe(`${size}`);
};

test('a few events are published when they are old enough, many at once, each byte as the log holds it', async () => {
  const { metrics } = start('one');
  await append(5);
  await archived(5);
  await append(1000);
  await archived(1005);
  expect(await verify()).toMatchObject({
    ok: true,
    treeSize: 1005,
    entriesEqualToLog: 1005,
    logHead: 1005,
    findings: [],
  });
  expect(metrics.text()).toContain(`munim_archive_tree_size{tenant="${bank.tenant}"} 1005`);
  expect(metrics.text()).toContain(`munim_archive_lag_events{tenant="${bank.tenant}"} 0`);
});

test('of two, one leads; when it stops the other goes on from the bucket', async () => {
  const first = start('one');
  await append(10);
  await archived(10);
  start('two');
  await first.archiver.stop();
  await append(300);
  await archived(310);
  expect(await verify()).toMatchObject({ ok: true, treeSize: 310, entriesEqualToLog: 310 });
});

test('an archive that is ahead of its log stops with an error instead of signing on', async () => {
  await append(10);
  const first = start('one');
  await archived(10);
  await first.archiver.stop();
  await bank.sql.unsafe(
    'alter table events disable trigger user; delete from events where position > 5; update log_head set position = 5',
  );
  const second = start('two');
  await expect.poll(() => second.metrics.text()).toContain('munim_archive_failures_total{tenant=');
  expect((await verify()).findings[0]).toMatchObject({ kind: 'differs-from-log', position: 6 });
});
