import { topology } from '@munim/kernel';
import { readModelTables } from '@munim/tenant-schema';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readFile } from 'node:fs/promises';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { bankResources, type BankSpec, type ResourceDeclaration } from '../bank.ts';
import { openTestCell, type TestCell } from '../testing/test-bank.ts';
import { verifyBank } from '../verify.ts';

const tenant = `parts-${randomBytes(3).toString('hex')}`;
const schema = `bank_${tenant.replaceAll('-', '_')}`;
let at: TestCell;
let spec: BankSpec;
let bank: Sql;

beforeAll(async () => {
  at = await openTestCell(inject('services'));
  spec = at.specOf(tenant);
  await at.make(spec);
  const url = new URL(at.cell.access.postgresAdminUrl);
  url.username = schema;
  url.password = await readFile(
    join(at.cell.access.secretsDirectory, topology(spec.tenant).secrets.postgresPassword),
    'utf8',
  );
  bank = postgres(url.href, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  await bank.end();
  await at.close();
});

const found = async (): Promise<string[]> =>
  (await verifyBank(spec, at.cell)).flatMap(({ name, id, differences }) =>
    // Other specs make databases on this server, which are open to all at first.
    differences === 'missing' || name === 'postgres-login'
      ? []
      : differences.map(({ property, weakens }) => `${id} ${property}${weakens ? ' (weakened)' : ''}`),
  );
const tables = (): ResourceDeclaration => {
  const declaration = bankResources(spec).find(({ name }) => name === 'postgres-migrations');
  if (!declaration) throw new Error('a bank has migrations');
  return declaration;
};
const byHand = (statement: string) =>
  at.cell.sql().unsafe(`set search_path = ${schema}; ${statement}; reset search_path`);
const select = async (table: string): Promise<string> => {
  try {
    return `${(await bank`select from ${bank(table)}`).length} rows`;
  } catch (error) {
    return String((error as { code?: unknown }).code);
  }
};

describe('what somebody changed in the tables by hand', () => {
  test.each<[string, string, string]>([
    ['a dropped index', 'drop index account_details_by_customer', 'account_details_by_customer existence'],
    ['an index of nobody', 'create index mine on streams (version)', 'mine existence'],
    [
      'another index of that name',
      'drop index transfers_by_debtor; create index transfers_by_debtor on transfers (note)',
      'transfers_by_debtor definition',
    ],
    [
      'a key that is gone',
      'alter table events drop constraint events_stream_version_key',
      'events.events_stream_version_key existence (weakened)',
    ],
    [
      'a check that is gone',
      'alter table transfers drop constraint transfers_amount_minor_check',
      'transfers.transfers_amount_minor_check existence',
    ],
    [
      'a guard that is gone',
      'drop trigger events_are_append_only on events',
      'events.events_are_append_only existence (weakened)',
    ],
    [
      'a guard that sleeps',
      'alter table events disable trigger events_are_append_only',
      'events.events_are_append_only definition (weakened)',
    ],
    [
      'a guard that refuses nothing',
      'create or replace function refuse_change() returns trigger language plpgsql as $$ begin return new; end $$',
      'refuse_change() definition (weakened)',
    ],
    [
      'a rule that swallows',
      'create rule nothing as on insert to events do instead nothing',
      'events.nothing existence (weakened)',
    ],
    [
      'a trigger of nobody',
      'create trigger mine before insert on events for each row execute function refuse_change()',
      'events.mine existence (weakened)',
    ],
    ['a grant on a table', 'grant select on events to public', 'events to public existence (weakened)'],
    [
      'a grant on a column',
      'grant update (payload) on events to pg_monitor',
      'events to pg_monitor existence (weakened)',
    ],
    ['another owner', 'alter table streams owner to pg_monitor', 'streams definition (weakened)'],
    ['a log that a crash empties', 'alter table events set unlogged', 'events definition (weakened)'],
    ['a storage setting', 'alter table transfers set (fillfactor = 10)', 'transfers definition'],
  ])('%s is named, and repaired', async (_, statement, name) => {
    await byHand(statement);
    const seen = await found();
    await at.update(tables());
    expect(seen).toEqual([`${schema}.${name}`]);
    expect(await found()).toEqual([]);
  });

  test.each([
    ['gone', 'drop table account_details', 'existence'],
    ['without a column', 'alter table account_details drop column balance_minor', 'definition'],
  ])('a read model that is %s comes back closed, not as an empty answer', async (_, statement, property) => {
    await byHand(statement);
    const seen = await found();
    await at.update(tables());
    expect(seen).toEqual([`${schema}.account_details ${property}`]);
    expect(await found()).toEqual([]);
    expect(await select('account_details')).toBe('42501');
    await bank.unsafe('grant all on account_details to current_user');
    expect(await select('account_details')).toBe('0 rows');
    expect(await found()).toEqual([]);
  });

  test('every read model can come back', async () => {
    await byHand([...readModelTables].map((table) => `drop table ${table}`).join('; '));
    expect(await found()).toHaveLength(readModelTables.size);
    await at.update(tables());
    expect(await found()).toEqual([]);
  });

  test('side tables of a rebuild are no difference', async () => {
    await bank.unsafe(
      'grant all on transfers to current_user; create table rebuild_transfers (like transfers including all)',
    );
    expect(await found()).toEqual([]);
    await bank`drop table rebuild_transfers`;
  });
});

describe('what is never made up', () => {
  test.each(['idempotency', 'projected_streams', 'schema_migrations', 'events'])(
    'the table %s: an alarm that says what to do, while the rest is repaired',
    async (table) => {
      await byHand(`alter table ${table} rename to kept; drop index transfers_by_debtor`);
      const seen = await found();
      expect(seen).toContain(`${schema}.${table} existence (weakened)`);
      expect(seen).toContain(`${schema}.transfers_by_debtor existence`);
      const advice = (await verifyBank(spec, at.cell)).flatMap(({ id, differences }) =>
        differences !== 'missing' && id === `${schema}.${table}` ? differences.map((one) => one.advice) : [],
      );
      expect(advice).toEqual([expect.stringMatching(/never made again empty: .*restore/)]);
      await expect(at.update(tables())).rejects.toThrow(`table ${table}: it holds what only the bank knows`);
      expect(await found()).not.toContain(`${schema}.transfers_by_debtor existence`);
      expect(await found()).toContain(`${schema}.${table} existence (weakened)`);
      await byHand(`alter table kept rename to ${table}`);
      expect(await found()).toEqual([]);
    },
  );

  test('a table of nobody is named, and left to who made it', async () => {
    await byHand('create table notes (text text)');
    expect(await found()).toContain(`${schema}.notes existence`);
    await expect(at.update(tables())).rejects.toThrow('table notes: nothing of ours made it');
    await byHand('drop table notes');
    expect(await found()).toEqual([]);
  });
});
