/** Of the patched driver: a statement always ends, whichever moment of a connection's death it falls into. */
import { createServer, connect, type Server, type Socket } from 'node:net';
import type { AddressInfo } from 'node:net';
import postgres, { type Sql } from 'postgres';
import { afterAll, afterEach, expect, inject, test, vi } from 'vitest';

const { url } = inject('services').postgres;
const admin = postgres(url, { max: 1 });
afterAll(() => admin.end());
const ends: (() => Promise<unknown>)[] = [];
afterEach(async () => {
  for (const end of ends.splice(0)) await end();
});

interface Between {
  readonly sql: Sql;
  readonly accepted: () => number;
  /** As a server does that dies with unread bytes: every connection is reset. */
  readonly reset: () => void;
}

/** A pool that reaches Postgres through a server of ours. */
async function through(serve: (client: Socket) => void, max: number): Promise<Between> {
  const clients = new Set<Socket>();
  let accepted = 0;
  const server: Server = createServer((client) => {
    accepted++;
    clients.add(client);
    client.on('error', () => undefined);
    serve(client);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const at = new URL(url);
  at.port = String((server.address() as AddressInfo).port);
  const sql = postgres(at.href, { max, backoff: () => 0.05, onnotice: () => undefined });
  ends.push(async () => {
    await sql.end({ timeout: 1 });
    for (const client of clients) client.destroy();
    server.close();
  });
  const reset = (): void => {
    for (const client of clients) client.resetAndDestroy();
    clients.clear();
  };
  return { sql, accepted: () => accepted, reset };
}

function toPostgres(client: Socket): void {
  const { hostname, port } = new URL(url);
  const upstream = connect(Number(port), hostname);
  upstream.on('error', () => client.destroy());
  client.on('close', () => upstream.destroy());
  client.pipe(upstream).pipe(client);
}

/** ErrorResponse (PostgreSQL, Message Formats), as a server sends it that recovers. */
const startingUp = ((fields: string) => {
  const bytes = Buffer.alloc(5 + Buffer.byteLength(fields));
  bytes.write('E');
  bytes.writeInt32BE(bytes.length - 1, 1);
  bytes.write(fields, 5);
  return bytes;
})('SFATAL\0VFATAL\0C57P03\0Mthe database system is starting up\0\0');

/** `ok`, or the code of its failure. */
const outcome = (statement: Promise<unknown>): Promise<unknown> =>
  statement.then(
    () => 'ok',
    (error: unknown) => (error as { code?: unknown }).code,
  );

const lost = /^(ECONNRESET|EPIPE|CONNECTION_CLOSED)$/;

test.each([1, 2, 3])('whoever hears of a reset may ask again at once, and is answered (of %i)', async (max) => {
  const { sql, reset } = await through(toPostgres, max);
  await Promise.all(Array.from({ length: max }, () => sql`select pg_sleep(0.05)`));
  const long = `select pg_sleep(${60 + max})`;
  // Its caller asks before the driver has heard of the other connections' end, or of the close of this one.
  const cut = sql.unsafe(long).catch(() => Promise.all([1, 2, 3, 4].map(() => outcome(sql`select 1`))));
  const running = () => admin<{ pid: number }[]>`select pid from pg_stat_activity where query = ${long}`;
  await vi.waitUntil(async () => (await running()).length > 0, { timeout: 30_000 });
  reset();
  for (const one of (await cut) as unknown[]) if (one !== 'ok') expect(one).toMatch(lost);
  expect(await sql`select 1 as one`).toEqual([{ one: 1 }]);
  expect(await sql.begin((tx) => tx`select 2 as two`)).toEqual([{ two: 2 }]);
  for (const { pid } of await running()) await admin`select pg_terminate_backend(${pid})`;
});

test('a server that accepts and hangs up is told of, and not asked again and again', async () => {
  const { sql, accepted } = await through((client) => client.once('data', () => client.end()), 1);
  expect(await outcome(sql`select 1`)).toMatch(lost);
  expect(await outcome(sql.reserve())).toMatch(lost);
  expect(accepted()).toBeLessThan(10);
});

test('a place is not given to whoever was told already that there is none', async () => {
  let first: Socket | undefined;
  const { sql } = await through((client) => {
    if (first === undefined) {
      first = client;
      client.once('data', () => client.write(startingUp));
    } else toPostgres(client);
  }, 2);
  const [refused, given] = [outcome(sql.reserve()), sql.reserve()];
  expect(await refused).toBe('57P03');
  const held = await given;
  first?.end();
  const other = await sql.reserve();
  expect(await Promise.all([held`select 1 as one`, other`select 2 as two`])).toEqual([[{ one: 1 }], [{ two: 2 }]]);
  held.release();
  other.release();
});
