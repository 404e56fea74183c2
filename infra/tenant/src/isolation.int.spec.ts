import {
  CopyObjectCommand,
  CreateBucketCommand,
  DeleteBucketPolicyCommand,
  DeleteObjectCommand,
  GetObjectCommand,
  GetObjectRetentionCommand,
  ListObjectsV2Command,
  PutBucketPolicyCommand,
  PutBucketVersioningCommand,
  PutObjectCommand,
  PutObjectLockConfigurationCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { randomBytes } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import postgres, { type Sql } from 'postgres';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import { openTestCell, type TestCell } from './testing/test-bank.ts';

const run = randomBytes(3).toString('hex');
const [attacker, victim] = [`attacker-${run}`, `victim-${run}`];
const schemaOf = (tenant: string): string => `bank_${tenant.replaceAll('-', '_')}`;
let at: TestCell;

beforeAll(async () => {
  at = await openTestCell(inject('services'));
  await at.make(at.specOf(attacker));
  await at.make(at.specOf(victim));
});
afterAll(() => at.close());

const secret = (tenant: string, file: string): Promise<string> =>
  readFile(join(at.cell.access.secretsDirectory, 'tenants', tenant, file), 'utf8');

describe("a bank's login", () => {
  let sql: Sql;
  beforeAll(async () => {
    sql = await loginOf(attacker);
    const own = await loginOf(victim);
    await own`insert into events values (1, 'acc_1', 1, 'canary')`;
    await own.end();
  });
  afterAll(() => sql.end());

  test('works in its own schema, and lands there without being told', async () => {
    expect(await sql`select current_schema() as schema`).toEqual([{ schema: schemaOf(attacker) }]);
    expect(await sql`select position from log_head`).toEqual([{ position: '0' }]);
  });

  const victimSchema = schemaOf(victim);
  const own = schemaOf(attacker);
  test.each([
    `select * from ${victimSchema}.events`,
    `insert into ${victimSchema}.events values (2, 'acc_1', 2, 'x')`,
    `drop table ${victimSchema}.events`,
    `create table ${victimSchema}.mine (x int)`,
    `create view ${own}.peek as select * from ${victimSchema}.events`,
    `alter schema ${victimSchema} owner to ${own}`,
    `grant usage on schema ${victimSchema} to ${own}`,
    `set role ${victimSchema}`,
    `set session authorization ${victimSchema}`,
    `grant ${victimSchema} to ${own}`,
    `alter role ${victimSchema} password 'x'`,
    `alter role ${own} superuser`,
    `alter role ${own} connection limit -1`,
    'set temp_file_limit = -1',
    'create role another',
    'create database another',
    'create schema another',
    'create table public.mine (x int)',
    'create temporary table mine (x int)',
    `create extension dblink`,
    `create function ${own}.f() returns int language c as 'x', 'y'`,
    'select rolpassword from pg_authid',
    `copy ${own}.events to program 'id'`,
    `copy ${own}.events from '/etc/passwd'`,
    `select pg_read_file('/etc/passwd')`,
    `select lo_import('/etc/passwd')`,
    `select pg_terminate_backend(pid) from pg_stat_activity where usename = '${victimSchema}' or usename is null`,
    'alter system set fsync = off',
    'checkpoint',
  ])('is refused: %s', async (attack) => {
    await expect(sql.unsafe(attack)).rejects.toThrow(
      /permission denied|must be|must have|cannot|Only roles|only roles|not permitted/i,
    );
  });

  test.each(['postgres', 'template1'])('cannot enter the database %s', async (database) => {
    const outside = await loginOf(attacker, database);
    await expect(outside`select 1`).rejects.toThrow('permission denied for database');
    await outside.end();
  });

  test('sees nothing of what the others ask the database', async () => {
    const other = await loginOf(victim);
    await other`select 'canary-query' as x`;
    const seen = await sql`select query from pg_stat_activity where usename = ${victimSchema}`;
    expect(JSON.stringify(seen)).not.toContain('canary-query');
    await other.end();
  });
});

describe("a bank's keys of the object store", () => {
  let s3: S3Client;
  const own = `${attacker}-archive`;
  const theirs = `${victim}-archive`;
  const lock = (): { ObjectLockMode: 'COMPLIANCE'; ObjectLockRetainUntilDate: Date } => ({
    ObjectLockMode: 'COMPLIANCE',
    ObjectLockRetainUntilDate: new Date(Date.now() + 60_000),
  });
  beforeAll(async () => {
    s3 = await clientOf(attacker);
    const other = await clientOf(victim);
    await other.send(new PutObjectCommand({ Bucket: theirs, Key: 'canary', Body: 'canary', ...lock() }));
    other.destroy();
  });
  afterAll(() => s3.destroy());

  test('write locked objects to its own buckets and read them', async () => {
    for (const bucket of [own, `${attacker}-exports`]) {
      await s3.send(new PutObjectCommand({ Bucket: bucket, Key: 'a', Body: 'a', ...lock() }));
      const got = await s3.send(new GetObjectCommand({ Bucket: bucket, Key: 'a' }));
      const held = await s3.send(new GetObjectRetentionCommand({ Bucket: bucket, Key: 'a' }));
      expect([await got.Body?.transformToString(), held.Retention?.Mode]).toEqual(['a', 'COMPLIANCE']);
    }
  });

  test.each<[string, () => Promise<unknown>]>([
    ["read another bank's object", () => s3.send(new GetObjectCommand({ Bucket: theirs, Key: 'canary' }))],
    ["list another bank's bucket", () => s3.send(new ListObjectsV2Command({ Bucket: theirs }))],
    ["write to another bank's bucket", () => s3.send(new PutObjectCommand({ Bucket: theirs, Key: 'x', Body: 'x' }))],
    [
      "copy from another bank's bucket",
      () => s3.send(new CopyObjectCommand({ Bucket: own, Key: 'x', CopySource: `${theirs}/canary` })),
    ],
    ['hide an own object behind a delete marker', () => s3.send(new DeleteObjectCommand({ Bucket: own, Key: 'a' }))],
    [
      "weaken the own bucket's rule",
      () =>
        s3.send(
          new PutObjectLockConfigurationCommand({
            Bucket: own,
            ObjectLockConfiguration: { ObjectLockEnabled: 'Enabled' },
          }),
        ),
    ],
    [
      'suspend versioning',
      () => s3.send(new PutBucketVersioningCommand({ Bucket: own, VersioningConfiguration: { Status: 'Suspended' } })),
    ],
    ['change the own policy', () => s3.send(new PutBucketPolicyCommand({ Bucket: own, Policy: '{}' }))],
    ['drop the own policy', () => s3.send(new DeleteBucketPolicyCommand({ Bucket: own }))],
    ['make a bucket', () => s3.send(new CreateBucketCommand({ Bucket: `${attacker}-more` }))],
  ])('cannot %s', async (_, attack) => {
    await expect(attack()).rejects.toThrow('Access Denied');
  });

  test('cannot administer users', async () => {
    const { ObjectStoreUsers } = await import('./object-store/users.ts');
    const users = new ObjectStoreUsers(
      { ...at.cell.access.objectStore, ...(await keysOf(attacker)) },
      { nowMs: Date.now },
    );
    await expect(users.create('intruder', 'x', 'admin')).rejects.toThrow('refused');
  });
});

async function loginOf(tenant: string, database?: string): Promise<Sql> {
  const url = new URL(at.cell.access.postgresAdminUrl);
  url.username = schemaOf(tenant);
  url.password = await secret(tenant, 'postgres-password');
  if (database !== undefined) url.pathname = `/${database}`;
  return postgres(url.href, { max: 1, onnotice: () => undefined });
}

const keysOf = async (tenant: string): Promise<{ accessKeyId: string; secretAccessKey: string }> => ({
  accessKeyId: await secret(tenant, 's3-access-key-id'),
  secretAccessKey: await secret(tenant, 's3-secret-access-key'),
});

const clientOf = async (tenant: string): Promise<S3Client> => {
  const { endpoint, region } = at.cell.access.objectStore;
  return new S3Client({ endpoint, region, forcePathStyle: true, credentials: await keysOf(tenant) });
};
