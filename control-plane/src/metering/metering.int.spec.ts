import { CreateBucketCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { topology } from '@munim/kernel';
import { connectBroker } from '@munim/platform/broker';
import { createLogger } from '@munim/platform/telemetry';
import { shareBankUse } from '@munim/platform/tenancy';
import { createTestBank, type TestBank } from '@munim/platform/testing';
import { type Cell, openCell } from '@munim/tenant';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { ensureRegistryTopics } from '../registry/topics.ts';
import { startTestApi, type TestApi } from '../testing/test-api.ts';
import { followExports } from './follow-exports.ts';
import { measureBank } from './measure-bank.ts';
import { countForTheLastTime, startMeter } from './meter.ts';
import { recordUsage } from './record-usage.ts';

const at = new Date('2026-03-02T10:00:00Z');
const run = randomBytes(4).toString('hex');
const topics = {
  registry: `registry.${run}`,
  clients: `clients.${run}`,
  clientUse: `client-use.${run}`,
  clientActions: `client-actions.${run}`,
  bankUse: `bank-use.${run}`,
};
const topic = topics.bankUse;
const log = createLogger({ service: 'metering-spec', level: 'fatal' });
const broker = connectBroker({ brokers: inject('services').kafka.brokers, clientId: `metering-${run}`, log });
let api: TestApi;
let bank: TestBank;
let cell: Cell;
/** As a provisioner reaches the cell. */
let environment: NodeJS.ProcessEnv;

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
  const { cell: cellName } = (await api.get(`/v1/tenants/${bank.tenant}`)).body;
  environment = {
    MUNIM_CELL_NAME: cellName,
    MUNIM_CELL_POSTGRES_ADMIN_URL: services.postgres.url,
    MUNIM_CELL_POSTGRES_DATABASE: new URL(services.postgres.url).pathname.slice(1),
    MUNIM_KAFKA_BROKERS: services.kafka.brokers.join(','),
    MUNIM_CELL_S3_ENDPOINT: services.s3.endpoint,
    MUNIM_CELL_S3_REGION: services.s3.region,
    MUNIM_S3_ADMIN_ACCESS_KEY_ID: services.s3.accessKeyId,
    MUNIM_S3_ADMIN_SECRET_ACCESS_KEY: services.s3.secretAccessKey,
    MUNIM_SECRETS_DIR: bank.secretsDirectory,
  };
  await ensureRegistryTopics(broker, topics, 1);
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
  expect([total, measuredAt]).toEqual([{ commands: '4', events: '10', exports: '0', webhooks: '0' }, at.toISOString()]);
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
  expect((await usage()).total).toMatchObject({ commands: '5', events: '17' });
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
    lines: [
      { quantity: '3' },
      { quantity: '12' },
      { item: 'database-byte-days' },
      { quantity: '1000' },
      { item: 'exports', quantity: '0' },
      { item: 'webhooks', quantity: '0' },
    ],
  });
  expect((await api.get(`${path}/2026-13`)).status).toBe(404);
});

test('usage and statement are CSV for whoever would rather have that', async () => {
  const path = `/v1/tenants/${bank.tenant}/usage`;
  const ask = (below: string, accept: string) =>
    api.request(`${path}${below}`, { headers: { authorization: `Bearer ${api.first.token}`, accept } });
  const csv = await ask('?from=2026-02-01&to=2026-03-31', 'text/csv');
  expect(csv.headers.get('content-type')).toMatch(/^text\/csv/);
  const lines = (await csv.text()).split('\r\n');
  expect(lines[0]).toBe('day,commands,events,databaseBytes,archiveBytes,exports,webhooks');
  expect(lines[1]).toBe('2026-02-28,2,5,0,0,0,0');
  const statement = await ask('/statements/2026-02', 'text/csv, application/json;q=0.5');
  expect((await statement.text()).split('\r\n').slice(0, 3)).toEqual(['item,quantity', 'commands,2', 'events,5']);
  for (const accept of ['*/*', 'application/json, text/csv;q=0.5'])
    expect((await ask('', accept)).headers.get('content-type')).toBe('application/json');
});

test('the meter goes round by itself, and tells gateways of commands that never passed one, and of the bytes', async () => {
  const metering = { orm: api.orm, environment, nowMs: () => at.getTime() };
  await api.orm.em.fork().execute(`update tenants set state = 'active' where id = ?`, [bank.tenant]);
  const gateway = await shareBankUse({ broker, log, source: 'gateway', nowMs: metering.nowMs, topic });
  const meter = startMeter({ ...metering, broker, everyMs: 100, log, topic });
  await write('2026-03-02', 1, 1);
  await expect.poll(async () => (await usage()).total, { timeout: 30_000 }).toMatchObject({ events: '19' });
  await expect.poll(() => gateway.used(bank.tenant, 'commands', at.getTime()), { timeout: 30_000 }).toBe(3);
  expect(gateway.storedBytes(bank.tenant)).toBeGreaterThan(100_000);
  await Promise.all([meter.stop(), gateway.stop()]);
});

test('gateways hear of each other and of those before them, and the exports of all are the day’s, whoever hears how often', async () => {
  const open = (source: string) => shareBankUse({ broker, log, source, nowMs: () => at.getTime(), topic, everyMs: 20 });
  const hear = () =>
    followExports({
      orm: api.orm,
      broker,
      log,
      nowMs: () => at.getTime(),
      topic,
      groupId: `spec.${randomBytes(4).toString('hex')}`,
    });
  const [one, other] = [await open('one'), await open('other')];
  for (let i = 0; i < 3; i++) one.note(bank.tenant, 'exports', at.getTime());
  await expect.poll(() => other.used(bank.tenant, 'exports', at.getTime()), { timeout: 30_000 }).toBe(3);
  other.note(bank.tenant, 'exports', at.getTime());
  other.note('bank-of-nobody', 'exports', at.getTime());
  const first = await hear();
  await Promise.all([one.stop(), other.stop()]);
  const exportsOf = async (): Promise<string> => (await usage()).total.exports;
  await expect.poll(exportsOf, { timeout: 30_000 }).toBe('4');
  // Who starts anew knows what was, and who listens anew counts nothing twice.
  const [next, second] = [await open('next'), await hear()];
  expect(next.used(bank.tenant, 'exports', at.getTime())).toBe(4);
  next.note(bank.tenant, 'exports', at.getTime());
  await expect.poll(exportsOf, { timeout: 30_000 }).toBe('5');
  await Promise.all([next.stop(), first.stop(), second.stop()]);
  expect((await usage()).days.at(-1)).toMatchObject({ day: '2026-03-02', commands: '3', exports: '5', webhooks: '0' });
});

test('the last count of a bank that leaves has all, whoever counts meanwhile, and its statement is final', async () => {
  const statement = async () => (await api.get(`/v1/tenants/${bank.tenant}/usage/statements/2026-03`)).body;
  await write('2026-03-02', 1, 2);
  const metering = { orm: api.orm, environment, nowMs: () => at.getTime() };
  await Promise.all([1, 2, 3].map(() => countForTheLastTime(bank.tenant, metering)));
  expect((await usage()).total).toMatchObject({ events: '22' });
  expect((await statement()).final).toBe(false);
  await api.orm.em.fork().execute(`update tenants set state = 'retained' where id = ?`, [bank.tenant]);
  expect(await statement()).toMatchObject({
    final: true,
    lines: [{ quantity: '7' }, { quantity: '17' }, {}, {}, {}, {}],
  });
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
