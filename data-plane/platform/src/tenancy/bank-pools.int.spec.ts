import { randomBytes } from 'node:crypto';
import { readFile, rename, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { registryKey, topology } from '@munim/kernel';
import postgres from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { createTestBank, type TestBank } from '../testing/index.ts';
import { createBankPools } from './bank-pools.ts';
import { createRegistryState } from './registry-state.ts';
import { openSecrets } from './secrets.ts';

const cell = inject('services');
const banks: TestBank[] = [];
beforeAll(async () => {
  for (let i = 0; i < 3; i++) banks.push(await createTestBank(cell, []));
});
afterAll(async () => {
  for (const bank of banks) await bank.remove();
});

const superuser = postgres(cell.postgres.url, { max: 1 });
afterAll(() => superuser.end());

const poolsFor = (banksMax: number, maxPerBank = 2) => {
  const registry = createRegistryState();
  for (const { entry } of banks) registry.apply(registryKey(entry), JSON.stringify(entry));
  const applicationName = `pools-${randomBytes(4).toString('hex')}`;
  const unsafe: string[] = [];
  const secrets = {
    text: (path: string) => openSecrets(banks.find((b) => path.includes(b.tenant))?.secretsDirectory ?? '').text(path),
    bytes: () => Promise.reject(new Error('unused')),
  };
  const pools = createBankPools({
    registry,
    secrets,
    applicationName,
    banksMax,
    maxPerBank,
    onUnsafe: (tenant) => unsafe.push(tenant),
  });
  const connections = async (): Promise<Record<string, number>> => {
    const rows = await superuser<{ usename: string; n: number }[]>`
      select usename, count(*)::int as n from pg_stat_activity where application_name = ${applicationName} and usename is not null group by 1`;
    return Object.fromEntries(rows.map((row) => [row.usename, row.n]));
  };
  return { pools, connections, unsafe, registry };
};
const login = (bank: number): string => topology(banks[bank]?.tenant as TestBank['tenant']).login;
const tenantOf = (bank: number): string => banks[bank]?.tenant ?? '';
const passwordFile = (bank: number): string =>
  join(
    banks[bank]?.secretsDirectory ?? '',
    topology(banks[bank]?.tenant as TestBank['tenant']).secrets.postgresPassword,
  );

describe('the pools of banks', () => {
  test('a bank sees its own schema and cannot read, list or become another', async () => {
    const { pools } = poolsFor(3);
    const [a, b] = [pools.of(tenantOf(0)), topology(banks[1]?.tenant as TestBank['tenant'])];
    const [row] = await a`select current_user, current_schema() as schema, (select position from log_head) as head`;
    expect(row).toEqual({ current_user: login(0), schema: login(0), head: '0' });
    await expect(a.unsafe(`select * from ${b.schema}.log_head`)).rejects.toMatchObject({ code: '42501' });
    await expect(a.unsafe(`set search_path = ${b.schema}; select * from log_head`)).rejects.toMatchObject({
      code: '42P01',
    });
    await expect(a.unsafe(`set role ${b.login}`)).rejects.toMatchObject({ code: '42501' });
    await expect(a.unsafe(`reset role; set session authorization ${b.login}`)).rejects.toMatchObject({ code: '42501' });
    await pools.close();
  });

  test('a bank that the registry does not know has no pool', () => {
    expect(() => poolsFor(3).pools.of('bank-unknown')).toThrow('not in the registry');
  });

  test('a password that rotates refuses nobody who reads it anew, while the role and the file differ for a moment', async () => {
    const file = passwordFile(1);
    const failures = { pool: 0, asItWas: 0 };
    let [connected, rotating] = [0, true];
    const connecting = async (): Promise<void> => {
      while (rotating) {
        const { pools } = poolsFor(3);
        await pools.of(tenantOf(1))`select 1`.catch(() => failures.pool++);
        await pools.close();
        connected++;
      }
    };
    const lanes = [connecting(), connecting()];
    let rotations = 0;
    for (; rotations < 5 || (connected <= 10 && rotations < 50); rotations++) {
      const before = await readFile(file, 'utf8');
      const after = randomBytes(16).toString('hex');
      await superuser.unsafe(`alter role ${login(1)} password '${after}'`);
      const { host, port, database } = banks[1]?.entry.cell.postgres ?? { host: '', port: 0, database: '' };
      const plain = postgres({ host, port, database, username: login(1), password: before, max: 1 });
      await plain`select 1`.catch(() => failures.asItWas++);
      await plain.end();
      await sleep(150);
      // As provisioning writes it: nobody reads half of it.
      await writeFile(`${file}.next`, after);
      await rename(`${file}.next`, file);
      await sleep(100);
    }
    rotating = false;
    await Promise.all(lanes);
    expect(connected).toBeGreaterThan(10);
    expect(failures).toEqual({ pool: 0, asItWas: rotations });
  });

  test('a password that cannot be read refuses the query, not the process; once it can be, the same pool connects', async () => {
    const file = passwordFile(2);
    await rename(file, `${file}.away`);
    const { pools } = poolsFor(3);
    const sql = pools.of(tenantOf(2));
    await expect(sql`select 1`).rejects.toThrow('cannot be read below MUNIM_SECRETS_DIR: ENOENT');
    await expect(sql.begin((tx) => tx`select 1`)).rejects.toThrow('cannot be read');
    await expect(sql.reserve()).rejects.toThrow('cannot be read');
    await rename(`${file}.away`, file);
    expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
    await pools.close();
  });

  test('with one bank too many the least recently used gives its connections back, and a kept pool still works', async () => {
    const { pools, connections } = poolsFor(2);
    const [a, b, c] = [0, 1, 2].map((bank) => pools.of(tenantOf(bank))) as [postgres.Sql, postgres.Sql, postgres.Sql];
    await a`select 1`;
    await b`select 1`;
    await c`select 1`;
    expect(Object.keys(await connections()).sort()).toEqual([login(1), login(2)].sort());
    expect(await a`select 1 as one`).toEqual([{ one: 1 }]);
    expect(Object.keys(await connections())).toHaveLength(2);
    await pools.close();
    expect(await connections()).toEqual({});
  });

  test('a hundred queries of three banks through places for two: never more than two banks open, none fails', async () => {
    const { pools, connections } = poolsFor(2);
    let worst = 0;
    const watch = setInterval(
      () => void connections().then((all) => (worst = Math.max(worst, Object.keys(all).length))),
      5,
    );
    const work = Array.from({ length: 102 }, async (_, i) => {
      await sleep((i % 34) * 5);
      return pools
        .of(tenantOf(i % 3))
        .begin((tx) => tx`select pg_sleep(0.002), ${tenantOf(i % 3)} as bank, current_user`);
    });
    const answers = await Promise.all(work).finally(() => clearInterval(watch));
    for (const [i, rows] of answers.entries()) expect(rows[0]).toMatchObject({ current_user: login(i % 3) });
    expect(worst).toBeLessThanOrEqual(2);
    await pools.close();
  });

  test('a bank whose connections are all busy is waited for, not broken', async () => {
    const { pools } = poolsFor(1, 1);
    const [held, released] = [Promise.withResolvers<void>(), Promise.withResolvers<void>()];
    const slow = pools.of(tenantOf(0)).begin(async (tx) => {
      await tx`select 1`;
      held.resolve();
      await released.promise;
      return tx`select 'done' as state`;
    });
    await held.promise;
    const other = pools.of(tenantOf(1))`select 1 as one`.execute();
    await sleep(100);
    released.resolve();
    expect(await other).toEqual([{ one: 1 }]);
    expect((await slow)[0]).toMatchObject({ state: 'done' });
    await pools.close();
  });

  test('a login that was told to commit without waiting for the disk is overruled', async () => {
    await superuser.unsafe(`alter role ${login(0)} set synchronous_commit = off`);
    const { pools } = poolsFor(3);
    const [row] = await pools.of(tenantOf(0)).begin((tx) => tx`select current_setting('synchronous_commit') as value`);
    expect(row).toEqual({ value: 'on' });
    await pools.close();
    await superuser.unsafe(`alter role ${login(0)} reset synchronous_commit`);
  });

  test('dates and instants arrive as text with every digit', async () => {
    const { pools } = poolsFor(3);
    const [row] = await pools.of(
      tenantOf(0),
    )`select '2026-03-01 10:00:00.123456+00'::timestamptz at time zone 'UTC' as at, '2026-03-01'::date as day`;
    expect(row).toEqual({ at: '2026-03-01 10:00:00.123456', day: '2026-03-01' });
    await pools.close();
  });
});
