/** Five things changed by hand: each is named, by the API and by ./munim, and put right; the weakened lock is an alarm. */
import { GetObjectLockConfigurationCommand, PutObjectLockConfigurationCommand, S3Client } from '@aws-sdk/client-s3';
import type { components } from '@munim/sdk/control-plane';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import kafkajs from 'kafkajs';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, expect, inject, test } from 'vitest';
import { type Bank, bankOf } from './testing/bank.ts';
import { createOperator, type Operator } from './testing/operator.ts';
import { runVerb } from './testing/verb.ts';

type Drift = components['schemas']['Drift'];

const { urls, operatorTokenFile, services } = inject('platform');
const id = `drifted-${randomBytes(4).toString('hex')}`;
const schema = `bank_${id.replaceAll('-', '_')}`;
const kafka = new kafkajs.Kafka({ brokers: [...services.kafka.brokers], logLevel: kafkajs.logLevel.NOTHING }).admin();
const { endpoint, region, accessKeyId, secretAccessKey } = services.s3;
const s3 = new S3Client({ endpoint, region, forcePathStyle: true, credentials: { accessKeyId, secretAccessKey } });
let operator: Operator;
let bank: Bank;
let admin: Sql;
let accountId: string;
let otherAccountId: string;

beforeAll(async () => {
  operator = createOperator(urls, (await readFile(operatorTokenFile, 'utf8')).trim());
  await operator.onboard(id, 'The drifted bank');
  const scopes = [
    'customers:read',
    'customers:write',
    'accounts:read',
    'accounts:write',
    'transfers:read',
    'transfers:write',
  ];
  bank = bankOf(id, await operator.createClient(id, scopes));
  const cell = new URL(services.postgres.url);
  cell.pathname = '/munim_cell';
  admin = postgres(cell.href, { max: 1, onnotice: () => undefined });
  await kafka.connect();
  const { customerId } = await bank.munim.customers.register({ kind: 'PERSON', country: 'CZ', fullName: 'Jan Novák' });
  ({ accountId } = await bank.munim.accounts.open({ customerId, product: 'CURRENT', currency: 'CZK' }));
  ({ accountId: otherAccountId } = await bank.munim.accounts.open({ customerId, product: 'CURRENT', currency: 'CZK' }));
  await deposit();
});
afterAll(async () => {
  await Promise.all([admin.end(), kafka.disconnect()]);
  s3.destroy();
});

const deposit = () => bank.munim.accounts.deposit(accountId, { amount: '100', currency: 'CZK' });
const account = () => bank.send({ method: 'GET', path: `/v1/accounts/${accountId}` });
/** What a read answered, in the order in which it was asked, until it answers what was expected. */
async function balanceIs(balance: string): Promise<number[]> {
  const statuses: number[] = [];
  for (const endMs = performance.now() + 60_000; performance.now() < endMs; await sleep(50)) {
    const { status, body } = await account();
    statuses.push(status);
    if (status === 200 && (body as { balance: { amount: string } }).balance.amount === balance) return statuses;
  }
  throw new Error(`the account never showed ${balance}; it answered ${[...new Set(statuses)].join(', ')}`);
}

async function changeByHand(): Promise<void> {
  const configEntries = [
    { name: 'cleanup.policy', value: 'delete' },
    { name: 'retention.ms', value: '1000' },
  ];
  await kafka.alterConfigs({
    validateOnly: false,
    resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: `${id}.customers`, configEntries }],
  });
  await admin.unsafe(`grant usage on schema ${schema} to public`);
  await s3.send(
    new PutObjectLockConfigurationCommand({
      Bucket: `${id}-archive`,
      ObjectLockConfiguration: {
        ObjectLockEnabled: 'Enabled',
        Rule: { DefaultRetention: { Mode: 'COMPLIANCE', Days: 1 } },
      },
    }),
  );
  await admin.unsafe(`drop table ${schema}.account_details`);
  await kafka.deleteTopics({ topics: [`${id}.transfers`] });
  // Promised, and done a moment later.
  await expect.poll(() => kafka.listTopics()).not.toContain(`${id}.transfers`);
}

/** Severity, resource and property, alarms first. */
const changed = [
  `alarm kafka-topic ${id}.customers settings`,
  `alarm postgres-schema ${schema} guests`,
  `alarm s3-bucket ${id}-archive lock`,
  `drift kafka-topic ${id}.transfers existence`,
  `drift postgres-table ${schema}.account_details existence`,
];
const named = ({ differences }: Pick<Drift, 'differences'>): string[] =>
  differences.map((one) => `${one.severity} ${one.resource.type} ${one.resource.name} ${one.property}`).sort();

test('retention, grant, lock, table and topic: all named, repaired without adopting any, and clean at the second look', async () => {
  expect((await runVerb('bank', 'drift', id, '--exit-code', '--json')).exitCode).toBe(0);
  await balanceIs('100');
  await changeByHand();

  const seen = await runVerb('bank', 'drift', id, '--exit-code', '--json');
  expect(seen.exitCode).toBe(1);
  expect(named(JSON.parse(seen.stdout) as Drift)).toEqual(changed);
  const drift = await operator.get<Drift>(`/v1/tenants/${id}/drift`);
  expect(named(drift)).toEqual(changed);
  const { data } = await operator.get<{ data: { action: string; reason: string }[] }>(`/v1/audit?target=tenant/${id}`);
  expect(data.filter(({ action, reason }) => action === 'drift-alarm' && reason.startsWith('lock of'))).toHaveLength(1);

  // A provisioning run looks at the end and finds it too: what was changed is never taken for the truth.
  await expect(operator.run(id, 'repair', { reason: 'nobody was to change this' })).resolves.toBeUndefined();
  const clean = await runVerb('bank', 'drift', id, '--exit-code', '--json');
  expect(clean).toMatchObject({ exitCode: 0 });
  expect(named(JSON.parse(clean.stdout) as Drift)).toEqual([]);
  const lock = await s3.send(new GetObjectLockConfigurationCommand({ Bucket: `${id}-archive` }));
  expect(lock.ObjectLockConfiguration?.Rule?.DefaultRetention).toMatchObject({ Mode: 'COMPLIANCE', Days: 3653 });
});

test('the read model is the fold of the log again, was never an empty answer, and goes on', async () => {
  const startedMs = performance.now();
  const statuses = await balanceIs('100');
  process.stdout.write(
    `read model rebuilt: the first right answer after ${Math.round(performance.now() - startedMs)} ms\n`,
  );
  expect(statuses).not.toContain(404);
  await deposit();
  await balanceIs('200');
});

test('what goes over the topic that was deleted arrives again', async () => {
  const { transferId } = await bank.munim.transfers.request({
    debtorAccountId: accountId,
    creditor: { accountId: otherAccountId },
    amount: '50',
    currency: 'CZK',
  });
  expect((await bank.munim.transfers.waitFor(transferId)).status).toBe('COMPLETED');
});

test('a table of the log that is gone is an alarm, and never made again empty', async () => {
  await admin.unsafe(`alter table ${schema}.events rename to kept`);
  const seen = await runVerb('bank', 'drift', id, '--exit-code', '--json');
  const { differences } = JSON.parse(seen.stdout) as Drift;
  expect(named({ differences })).toEqual([
    `alarm postgres-table ${schema}.events existence`,
    `drift postgres-table ${schema}.kept existence`,
  ]);
  expect(differences.map(({ advice }) => advice)).toContainEqual(
    expect.stringMatching(/never made again empty: .*restore/),
  );
  await expect(operator.run(id, 'repair', { reason: 'to see that it is refused' })).rejects.toThrow(
    'it holds what only the bank knows and is never made again empty',
  );
  expect(await admin`select to_regclass(${`${schema}.events`})::text as found`).toEqual([{ found: null }]);
  await admin.unsafe(`alter table ${schema}.kept rename to events`);
  expect((await runVerb('bank', 'drift', id, '--exit-code')).exitCode).toBe(0);
});
