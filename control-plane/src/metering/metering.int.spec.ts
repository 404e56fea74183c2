import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { topology } from '@munim/kernel';
import { createTestBank, type TestBank } from '@munim/platform/testing';
import { type Cell, openCell } from '@munim/tenant';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { startTestApi, type TestApi } from '../testing/test-api.ts';
import { measureBank } from './measure-bank.ts';
import { recordUsage } from './record-usage.ts';

const at = new Date('2026-03-02T10:00:00Z');
let api: TestApi;
let bank: TestBank;
let cell: Cell;

beforeAll(async () => {
  const services = inject('services');
  api = await startTestApi(at.getTime());
  bank = await createTestBank(services, ['accounts']);
  cell = openCell(
    {
      postgresAdminUrl: services.postgres.url,
      kafkaBrokers: services.kafka.brokers,
      objectStore: services.s3,
      secretsDirectory: bank.secretsDirectory,
    },
    { nowMs: Date.now },
  );
  const { archiveBucket, exportBucket } = topology(bank.tenant);
  for (const Bucket of [archiveBucket, exportBucket]) await cell.s3().send(new CreateBucketCommand({ Bucket }));
  await cell.s3().send(new PutObjectCommand({ Bucket: archiveBucket, Key: 'tile/0', Body: 'x'.repeat(1_000) }));
  await api.post('/v1/tenants', { id: bank.tenant, name: 'Metered', country: 'IN' });
});
afterAll(async () => {
  await cell.close();
  await bank.remove();
  await api.stop();
});

/** Written as of a day, by commands of so many events each. */
async function write(day: string, ...eventsOfCommands: number[]): Promise<void> {
  for (const [index, events] of eventsOfCommands.entries())
    await cell.sql().begin(async (tx) => {
      const schema = tx(topology(bank.tenant).schema);
      const [head] = await tx<{ position: string }[]>`select position::text from ${schema}.log_head for update`;
      for (let n = 1; n <= events; n++) {
        const position = BigInt(head?.position ?? 0) + BigInt(n);
        const correlation = `req_${day}_${index}_${head?.position ?? ''}`;
        const payload = JSON.stringify({ correlation, recordedAt: `${day}T23:59:59.999Z`, position: String(position) });
        await tx`insert into ${schema}.events (position, stream, version, payload)
                 values (${position.toString()}::bigint, ${`s-${position}`}, 1, ${payload})`;
        await tx`update ${schema}.log_head set position = ${position.toString()}::bigint`;
      }
    });
}
const count = async (after: bigint, when = at): Promise<boolean> => {
  const measured = await measureBank(bank.tenant, after, cell);
  return api.orm.em.fork().transactional((em) => recordUsage(em, bank.tenant, after, measured, when));
};
const usage = async (query = '?from=2026-02-01&to=2026-03-31') =>
  (await api.get(`/v1/tenants/${bank.tenant}/usage${query}`)).body;

test('each event is counted once, on the day on which it was recorded, however often and by however many it is counted', async () => {
  await write('2026-02-28', 2, 3);
  await write('2026-03-01', 1);
  expect(await count(0n)).toBe(true);
  // Somebody who began from the same place comes too late, and is told so.
  expect(await count(0n)).toBe(false);
  await write('2026-03-01', 4);
  const both = await Promise.all([count(6n), count(6n)]);
  expect(both.filter(Boolean)).toHaveLength(1);
  const { days, total, measuredAt } = await usage();
  expect(days.map(({ day, commands, events }: Record<string, string>) => [day, commands, events])).toEqual([
    ['2026-02-28', '2', '5'],
    ['2026-03-01', '2', '5'],
    ['2026-03-02', '0', '0'],
  ]);
  expect([total, measuredAt]).toEqual([{ commands: '4', events: '10' }, at.toISOString()]);
  expect(Number(days.at(-1).archiveBytes)).toBe(1_000);
  expect(Number(days.at(-1).databaseBytes)).toBeGreaterThan(100_000);
});

test('a count that is lost between its reading and its writing changes nothing, and the next has it all', async () => {
  await write('2026-03-02', 7);
  const measured = await measureBank(bank.tenant, 10n, cell);
  const lost = api.orm.em.fork().transactional(async (em) => {
    await recordUsage(em, bank.tenant, 10n, measured, at);
    throw new Error('killed here');
  });
  await expect(lost).rejects.toThrow('killed here');
  expect((await usage()).total.events).toBe('10');
  expect(await count(10n)).toBe(true);
  expect((await usage()).total).toEqual({ commands: '5', events: '17' });
});

test('a statement adds a month up, and is final when the month was counted after its end', async () => {
  const path = `/v1/tenants/${bank.tenant}/usage/statements`;
  const february = (await api.get(`${path}/2026-02`)).body;
  expect([february.final, february.lines.slice(0, 2)]).toEqual([
    true,
    [
      { item: 'commands', quantity: '2' },
      { item: 'events', quantity: '5' },
    ],
  ]);
  expect((await api.get(`${path}/2026-03`)).body).toMatchObject({
    final: false,
    lines: [{ quantity: '3' }, { quantity: '12' }, { item: 'database-byte-days' }, { quantity: '1000' }],
  });
  expect((await api.get(`${path}/2026-13`)).status).toBe(404);
});

test.each(['?from=2026-03-02&to=2026-03-01', '?from=2020-01-01&to=2026-01-01', '?from=yesterday', '?day=1'])(
  'a range that is none is refused: %s',
  async (query) => expect((await usage(query)).code).toBe('invalid-request'),
);

test('another bank has used nothing, and one that is none is unknown', async () => {
  await api.post('/v1/tenants', { id: 'idle-bank', name: 'Idle', country: 'IN' });
  expect((await api.get('/v1/tenants/idle-bank/usage')).body).toMatchObject({ days: [], measuredAt: null });
  expect((await api.get('/v1/tenants/no-such-bank/usage')).status).toBe(404);
});
