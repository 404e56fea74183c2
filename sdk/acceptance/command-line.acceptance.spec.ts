/** The command line as scripts use it: bare commands, JSON on standard output, an exit code that says whether it was done. */
import { CreateBucketCommand, DeleteBucketCommand, S3Client } from '@aws-sdk/client-s3';
import type { components } from '@munim/sdk/control-plane';
import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, inject, test } from 'vitest';
import postgres, { type Sql } from 'postgres';
import { runVerb } from './testing/verb.ts';

type Schemas = components['schemas'];

const { urls, services } = inject('platform');
const suffix = randomBytes(4).toString('hex');
const [id, unlucky] = [`scripted-${suffix}`, `unlucky-${suffix}`];
const { endpoint, region, accessKeyId, secretAccessKey } = services.s3;
const s3 = new S3Client({ endpoint, region, forcePathStyle: true, credentials: { accessKeyId, secretAccessKey } });
let admin: Sql;

beforeAll(() => {
  const cell = new URL(services.postgres.url);
  cell.pathname = '/munim_cell';
  admin = postgres(cell.href, { max: 1, onnotice: () => undefined });
});
afterAll(async () => {
  s3.destroy();
  await admin.end();
});

/** Throws what it said when it failed. */
async function json<Answer>(...verb: string[]): Promise<Answer> {
  const { exitCode, stdout, stderr } = await runVerb(...verb);
  if (exitCode !== 0) throw new Error(`./munim ${verb.join(' ')} ended with ${exitCode}: ${stderr}`);
  return JSON.parse(stdout) as Answer;
}

describe('a bank, by its commands alone', () => {
  test('onboard prints the bank with its id, once it is active', async () => {
    const command = [
      'bank',
      'onboard',
      '--name',
      'A scripted bank',
      '--id',
      id,
      '--plan',
      'sandbox',
      '--wait',
      '--json',
    ];
    const bank = await json<Schemas['Tenant']>(...command);
    expect(bank).toMatchObject({ id, state: 'active', plan: 'sandbox', environment: 'sandbox', country: 'IN' });
  });

  test('show prints its state and its resources', async () => {
    const { state, resources } = await json<Schemas['Tenant']>('bank', 'show', id, '--json');
    expect(state).toBe('active');
    for (const resource of resources)
      expect(resource).toEqual({ type: expect.any(String), name: expect.any(String), state: 'done' });
    expect(resources.map(({ type }) => type)).toEqual(
      expect.arrayContaining(['postgres-schema', 'kafka-topic', 's3-bucket']),
    );
  });

  test('drift prints the differences, and fails for them only when it is asked to', async () => {
    expect(await json('bank', 'drift', id, '--json')).toMatchObject({ differences: [] });
    await admin.unsafe(`alter role bank_${id.replaceAll('-', '_')} connection limit 7`);
    const { differences } = await json<Schemas['Drift']>('bank', 'drift', id, '--json');
    expect(differences).toMatchObject([
      {
        resource: { type: 'postgres-login', name: `bank_${id.replaceAll('-', '_')}` },
        property: 'connectionsMax',
        expected: '40',
        actual: '7',
        severity: 'drift',
      },
    ]);
    expect((await runVerb('bank', 'drift', id, '--last', '--exit-code', '--json')).exitCode).toBe(1);
  });

  test('repair --preview prints what a repair would change and changes nothing; repair does that', async () => {
    const preview = await json<Schemas['Preview']>('bank', 'repair', id, '--preview', '--json');
    expect(preview.changes).toEqual([
      { operation: 'update', type: 'postgres-login', name: `bank_${id.replaceAll('-', '_')}` },
    ]);
    expect((await json<Schemas['Drift']>('bank', 'drift', id, '--json')).differences).toHaveLength(1);
    expect(await json('bank', 'repair', id, '--reason', 'nobody was to change it', '--json')).toMatchObject({
      differences: [],
    });
    expect((await json<Schemas['Preview']>('bank', 'repair', id, '--preview', '--json')).changes).toEqual([]);
    expect((await runVerb('bank', 'repair', id)).exitCode).toBe(2);
  });

  test('token prints an access token that the bank is known by', async () => {
    const { accessToken, expiresIn } = await json<{ accessToken: string; expiresIn: number }>('token', id, '--json');
    expect(expiresIn).toBeGreaterThan(0);
    const headers = { authorization: `Bearer ${accessToken}` };
    await expect
      .poll(async () => (await fetch(`${urls.gateway}/v1/accounts`, { headers })).status, { timeout: 60_000 })
      .toBe(200);
  });
});

test('a bank that could not be made is tried again when what stood against it is gone', async () => {
  // Nobody's bucket of ours: without object lock, which cannot be added later.
  const Bucket = `${unlucky}-archive`;
  await s3.send(new CreateBucketCommand({ Bucket }));
  const command = ['bank', 'onboard', '--name', 'An unlucky bank', '--id', unlucky, '--wait', '--json'];
  const failed = await runVerb(...command);
  expect(failed).toMatchObject({ exitCode: 1, stderr: expect.stringContaining('without object lock') });
  const shown = await json<Schemas['Tenant']>('bank', 'show', unlucky, '--json');
  expect(shown).toMatchObject({ state: 'failed', failure: { step: 'archive-bucket' } });
  await s3.send(new DeleteBucketCommand({ Bucket }));
  const again = ['bank', 'provision', unlucky, '--reason', 'the bucket is gone', '--wait', '--json'];
  expect(await json<Schemas['Tenant']>(...again)).toMatchObject({ state: 'active', failure: null });
  const [deed] = await json<Schemas['AuditEntry'][]>(
    'audit',
    '--target',
    `tenant/${unlucky}`,
    '--action',
    'provisionTenant',
    '--json',
  );
  expect(deed?.reason).toBe('the bucket is gone');
});
