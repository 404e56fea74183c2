/** One bank attacks another through every door it can reach; each attempt must be refused. */
import { GetObjectCommand, ListObjectsV2Command, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { topology } from '@munim/kernel';
import type { Platform } from '@munim/local';
import { type Munim, MunimError } from '@munim/sdk';
import { type KeyObject, createHmac, createPublicKey, generateKeyPairSync, sign } from 'node:crypto';
import type { Sql } from 'postgres';
import { type DemoBank, objectStoreKeys, openBankDatabase } from './bank-access.ts';

export interface Attempt {
  readonly what: string;
  readonly refused: boolean;
  /** What came back. */
  readonly detail: string;
}

export interface Prey {
  readonly bank: DemoBank;
  readonly accountId: string;
  readonly customerId: string;
  /** A history without remittances has none. */
  readonly transferId: string | undefined;
}

export async function attack(platform: Platform, attacker: DemoBank, prey: Prey): Promise<Attempt[]> {
  return [
    ...(await overHttp(attacker, prey)),
    ...(await withForgedTokens(platform, prey)),
    ...(await overSql(platform, attacker, prey)),
    ...(await overS3(platform, attacker, prey)),
  ];
}

/** The attacker's own valid token, the other bank's ids: the same 404 as for what does not exist. */
async function overHttp({ client }: DemoBank, { accountId, customerId, transferId }: Prey): Promise<Attempt[]> {
  const money = { amount: '1', currency: 'CZK' };
  const tries: [string, () => Promise<unknown>][] = [
    ['GET account', () => client.accounts.get(accountId)],
    ['GET statement', () => client.accounts.statement(accountId).next()],
    ['GET customer', () => client.customers.get(customerId)],
    ...(transferId === undefined ? [] : [getTransfer(client, transferId)]),
    ['POST deposit', () => client.accounts.deposit(accountId, money)],
    ['POST withdrawal', () => client.accounts.withdraw(accountId, money)],
    ['POST hold', () => client.accounts.placeHold(accountId, money)],
    [
      'POST transfer',
      () => client.transfers.request({ debtorAccountId: accountId, creditor: { bank: 'YZ', account: '1' }, ...money }),
    ],
    ['POST account', () => client.accounts.open({ customerId, product: 'CURRENT', currency: 'CZK' })],
  ];
  const attempts = await Promise.all(
    tries.map(([what, run]) => expectRefusal(`${what} with another bank's id`, run, [404])),
  );
  const own = await client.accounts.list().next();
  return [
    ...attempts,
    { what: "GET accounts lists only one's own", refused: own.done === true, detail: own.done ? 'empty' : 'a row' },
  ];
}

const getTransfer = (client: Munim, transferId: string): [string, () => Promise<unknown>] => [
  'GET transfer',
  () => client.transfers.get(transferId),
];

async function expectRefusal(what: string, run: () => Promise<unknown>, statuses: readonly number[]): Promise<Attempt> {
  try {
    await run();
    return { what, refused: false, detail: 'succeeded' };
  } catch (error) {
    if (error instanceof MunimError)
      return { what, refused: statuses.includes(error.status), detail: `${error.status} ${error.code}` };
    throw error;
  }
}

const encode = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');

/** Tokens for the prey that its issuer never made. */
async function withForgedTokens(platform: Platform, { bank, accountId }: Prey): Promise<Attempt[]> {
  const jwks = (await (await fetch(`${platform.urls.issuer}/.well-known/jwks.json`)).json()) as {
    keys: { kid: string }[];
  };
  const published = jwks.keys[0];
  if (!published) throw new Error('the issuer publishes no key');
  const nowSeconds = Math.floor(Date.now() / 1000);
  const claims = {
    iss: platform.urls.issuer,
    aud: topology(bank.id).audience,
    tenant: bank.id,
    sub: 'cli_x',
    client_id: 'cli_x',
    jti: crypto.randomUUID(),
    scope: 'accounts:read',
    iat: nowSeconds,
    exp: nowSeconds + 300,
  };
  const header = { typ: 'at+jwt', kid: published.kid };
  const unsigned = (alg: string): string => `${encode({ ...header, alg })}.${encode(claims)}`;
  const signed = (key: KeyObject): string => {
    const input = unsigned('EdDSA');
    return `${input}.${sign(null, Buffer.from(input), key).toString('base64url')}`;
  };
  const publicPem = createPublicKey({ key: published, format: 'jwk' }).export({ type: 'spki', format: 'pem' });
  const hmacInput = unsigned('HS256');
  const tokens: [string, string][] = [
    ['signed by a key of our own under the published kid', signed(generateKeyPairSync('ed25519').privateKey)],
    ['alg none', `${unsigned('none')}.`],
    [
      'HS256 with the public key as secret',
      `${hmacInput}.${createHmac('sha256', publicPem).update(hmacInput).digest('base64url')}`,
    ],
  ];
  return Promise.all(
    tokens.map(async ([what, token]) => {
      const response = await fetch(`${platform.urls.gateway}/v1/accounts/${accountId}`, {
        headers: { authorization: `Bearer ${token}` },
      });
      await response.body?.cancel();
      return { what: `forged token: ${what}`, refused: response.status === 401, detail: String(response.status) };
    }),
  );
}

/** The attacker's database login against the other bank's schema. */
async function overSql(platform: Platform, attacker: DemoBank, { bank }: Prey): Promise<Attempt[]> {
  const sql = await openBankDatabase(platform, attacker.id);
  const { schema, login } = topology(bank.id);
  const statements = [
    `select * from ${schema}.events limit 1`,
    `insert into ${schema}.log_head (position) values (1)`,
    `create table ${schema}.mine (x int)`,
    `drop schema ${schema} cascade`,
    `set role ${login}`,
    `reset role; set session authorization ${login}`,
    `copy (select * from ${schema}.events) to stdout`,
    `create table public.mine (x int)`,
  ];
  try {
    return await inOrder(statements, (statement) => trySql(sql, statement));
  } finally {
    await sql.end();
  }
}

async function trySql(sql: Sql, statement: string): Promise<Attempt> {
  try {
    await sql.unsafe(statement);
    return { what: `SQL: ${statement}`, refused: false, detail: 'succeeded' };
  } catch (error) {
    const { code, message } = error as { code?: string; message: string };
    return { what: `SQL: ${statement}`, refused: code === '42501', detail: `${code ?? ''} ${message}` };
  }
}

/** The attacker's object-store keys against the other bank's archive. */
async function overS3(platform: Platform, attacker: DemoBank, { bank }: Prey): Promise<Attempt[]> {
  const { endpoint, region } = platform.services.s3;
  const credentials = await objectStoreKeys(platform, attacker.id);
  const s3 = new S3Client({ endpoint, region, forcePathStyle: true, credentials, maxAttempts: 1 });
  const Bucket = topology(bank.id).archiveBucket;
  const tries: [string, () => Promise<unknown>][] = [
    ['list', () => s3.send(new ListObjectsV2Command({ Bucket }))],
    ['get', () => s3.send(new GetObjectCommand({ Bucket, Key: 'checkpoint' }))],
    ['put', () => s3.send(new PutObjectCommand({ Bucket, Key: 'checkpoint', Body: 'forged' }))],
  ];
  const attempts = await inOrder(tries, async ([what, run]): Promise<Attempt> => {
    try {
      await run();
      return { what: `S3: ${what}`, refused: false, detail: 'succeeded' };
    } catch (error) {
      const { name, $metadata } = error as { name: string; $metadata?: { httpStatusCode?: number } };
      return { what: `S3: ${what}`, refused: $metadata?.httpStatusCode === 403, detail: name };
    }
  });
  s3.destroy();
  return attempts;
}

async function inOrder<Item, Result>(items: readonly Item[], work: (item: Item) => Promise<Result>): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await work(item));
  return results;
}
