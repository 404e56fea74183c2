/** The audit log over HTTP: found by any of its words, exported whole, and proved by the caller with hashes alone. */
import { SqlEntityManager } from '@mikro-orm/postgresql';
import { createLogger } from '@munim/platform/telemetry';
import type { Hono } from 'hono';
import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { afterAll, beforeAll, describe, expect, inject, test, vi } from 'vitest';
import { createControlApp } from '../http/app.ts';
import { operatorAuthentication } from '../operators/authenticate.ts';
import { bootstrapOperator } from '../operators/bootstrap.ts';
import { controlOperations } from '../operations.ts';
import { testParts } from '../testing/parts.ts';
import type { AuditArchiver } from './audit-archiver.ts';
import { openSealedLog, type SealedLog } from './sealed-log.ts';
import { type AuditWorld, createAuditWorld } from './testing/audit-world.ts';

const token = randomBytes(32).toString('base64url');
let world: AuditWorld;
let sealed: SealedLog;
let app: Hono;
let archiver: AuditArchiver;

beforeAll(async () => {
  const services = inject('services');
  world = await createAuditWorld(services);
  const tokenFile = join(world.access.secretsDirectory, 'token');
  await writeFile(tokenFile, token);
  await bootstrapOperator(world.orm, tokenFile);
  sealed = openSealedLog({
    bucket: world.bucket,
    store: services.s3,
    secretsDirectory: world.access.secretsDirectory,
    log: createLogger({ service: 'spec', level: 'fatal' }),
  });
  app = createControlApp({
    operations: controlOperations(testParts({ sealed })),
    orm: world.orm,
    authenticate: operatorAuthentication(world.orm, { nowMs: Date.now, secure: false }),
    committed: async () => undefined,
    nowMs: Date.now,
    ids: { uuid: randomUUID },
    record: ({ error }) => {
      if (error !== undefined) throw new Error('an answer could not be given', { cause: error });
    },
  });
});
afterAll(async () => {
  sealed.close();
  await world.close();
});

const ask = (path: string) => app.request(path, { headers: { authorization: `Bearer ${token}` } });
// oxlint-disable-next-line typescript/no-explicit-any -- a spec looks into whatever was answered
const get = async (path: string): Promise<any> => (await ask(path)).json();
const targetsOf = async (query: string): Promise<string[]> =>
  (await get(`/v1/audit?${query}`)).data.map(({ target }: { target: string }) => target);

describe('before anything was sealed', () => {
  test('entries are listed as not sealed, and what needs the archive says that it is not there', async () => {
    await world.deed('tenant/early');
    expect((await get('/v1/audit')).data).toMatchObject([{ position: 1, target: 'tenant/early', sealed: false }]);
    expect((await get('/v1/audit/checkpoint')).code).toBe('unavailable');
    expect((await get('/v1/audit/1/proof')).code).toBe('unavailable');
  });
});

describe('a sealed log', () => {
  beforeAll(async () => {
    archiver = world.start('one').archiver;
    await world.deed('tenant/kaveri', { action: 'createTenant', actor: 'operator:asha' });
    await world.deed('tenant/kaveri-2', { action: 'createTenant' });
    await world.deed('tenant/kaveri', { reason: 'a court order' });
    await world.deed('tenant/100%_sure');
    await world.deed('client/cli_1', { action: 'revokeClient', reason: '=HYPERLINK("http://evil")' });
    await vi.waitUntil(async () => (await world.sealedSize().catch(() => 0)) === 6, { timeout: 45_000 });
    // Nothing more is sealed, so that what is not yet covered stays so.
    await archiver.stop();
  });

  test.each([
    ['actor=operator:asha', ['tenant/kaveri']],
    ['action=createTenant', ['tenant/kaveri-2', 'tenant/kaveri']],
    ['target=tenant/kaveri', ['tenant/kaveri', 'tenant/kaveri']],
    ['target=tenant/kaveri*', ['tenant/kaveri', 'tenant/kaveri-2', 'tenant/kaveri']],
    ['target=tenant&action=suspend', ['tenant/100%_sure', 'tenant/kaveri', 'tenant/early']],
    ['target=client', ['client/cli_1']],
    ['target=tenant/100%25_sur*', ['tenant/100%_sure']],
    ['target=tenant/1%25*', []],
    ['target=tenant/kaver_', []],
    ['to=2020-01-01T00:00:00Z', []],
    ['from=2020-01-01T00:00:00%2B05:30&action=revokeClient', ['client/cli_1']],
  ])('%s finds what it says and nothing else', async (query, targets) => {
    expect(await targetsOf(query)).toEqual(targets);
  });

  test('an instant is the first that counts as `from`, and the first that does not as `to`', async () => {
    const [{ at }] = (await get('/v1/audit?action=revokeClient')).data;
    const edge = encodeURIComponent(new Date(Date.parse(at) + 1).toISOString());
    expect(await targetsOf(`from=${encodeURIComponent(at)}&action=revokeClient`)).toEqual(['client/cli_1']);
    expect(await targetsOf(`to=${edge}&action=revokeClient`)).toEqual(['client/cli_1']);
    expect(await targetsOf(`from=${edge}&action=revokeClient`)).toEqual([]);
  });

  test('pages go down the positions, each entry once', async () => {
    const positions: number[] = [];
    for (let cursor = ''; ; ) {
      const { data, nextCursor } = await get(`/v1/audit?limit=2${cursor}`);
      positions.push(...data.map(({ position }: { position: number }) => position));
      if (nextCursor === null) break;
      cursor = `&cursor=${nextCursor}`;
    }
    expect(positions).toEqual([6, 5, 4, 3, 2, 1]);
  });

  test.each(['from=yesterday', 'to=2026-02-30T00:00:00Z', 'target=', 'limit=0', 'kind=x', 'cursor=WyJ4Il0'])(
    '?%s is refused',
    async (query) => {
      expect((await get(`/v1/audit?${query}`)).code).toBe('invalid-request');
    },
  );

  test('a proof is checked with hashes and a public key, by somebody who has none of our code', async () => {
    await expect.poll(async () => (await get('/v1/audit?limit=1')).data[0].sealed).toBe(true);
    const published = await get('/v1/audit/checkpoint');
    for (let position = 1; position <= 6; position++) {
      const proof = await get(`/v1/audit/${position}/proof`);
      const sha256 = (...parts: Uint8Array[]) => createHash('sha256').update(Buffer.concat(parts)).digest();
      let [hash, index, last] = [sha256(Buffer.of(0), Buffer.from(proof.entry)), position - 1, proof.size - 1];
      // RFC 9162, 2.1.3.2.
      for (const text of proof.hashes) {
        const sibling = Buffer.from(text, 'base64');
        if (index % 2 === 1 || index === last) {
          hash = sha256(Buffer.of(1), sibling, hash);
          while (index % 2 === 0 && index > 0) [index, last] = [index >> 1, last >> 1];
        } else hash = sha256(Buffer.of(1), hash, sibling);
        [index, last] = [index >> 1, last >> 1];
      }
      expect(last).toBe(0);
      expect(hash.toString('base64')).toBe(published.rootHash);
      expect(JSON.parse(proof.entry)).toMatchObject({ log: 'munim/audit', position: String(position) });
      expect(proof.checkpoint).toBe(published.checkpoint);
    }
    expect(published.checkpoint).toMatch(/^munim\/audit\n6\n/);
  });

  test('an entry that no checkpoint covers yet, and one that is not there, have no proof', async () => {
    await world.sql`insert into audit (actor, action, target, request_id) values ('spec', 'do', 'tenant/new', 'req')`;
    expect((await get('/v1/audit/7/proof')).code).toBe('audit-entry-not-sealed');
    expect((await get('/v1/audit/8/proof')).code).toBe('not-found');
    for (const wrong of ['0', '-1', '1e3', 'x', '9999999999999999'])
      expect((await ask(`/v1/audit/${wrong}/proof`)).status).toBe(404);
  });

  test('CSV has every entry that fits, and runs nothing in a spreadsheet', async () => {
    const answer = await ask('/v1/audit/export?format=csv&target=client');
    expect(answer.headers.get('content-type')).toContain('text/csv');
    expect(answer.headers.get('content-disposition')).toBe('attachment; filename="audit.csv"');
    const [head, line, end] = (await answer.text()).split('\r\n');
    expect(head).toBe('position,at,actor,action,target,reason,requestId,sealed');
    expect(line).toMatch(
      /^6,[^,]+,operator:spec,revokeClient,client\/cli_1,"'=HYPERLINK\(""http:\/\/evil""\)",req_spec,true$/,
    );
    expect(end).toBe('');
  });

  test.each(['export?format=xml', 'export?limit=3', 'export?from=x'])(
    '%s is refused before a byte is sent',
    async (path) => {
      expect((await get(`/v1/audit/${path}`)).code).toBe('invalid-request');
    },
  );
});

describe('an export of fifty thousand', () => {
  const count = 50_000;
  /** Seconds on a quiet machine; a busy one is given minutes. */
  const exportWithinMs = 240_000;
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as () => void;
  beforeAll(async () => {
    // Their order is another spec's: here they are put in as they would stand, which is ten times as fast.
    await world.sql.unsafe('alter table audit disable trigger user');
    await world.sql`insert into audit (actor, action, target, reason, request_id, position)
      select 'operator:many', 'suspend', 'many/' || n, repeat('why ', 40), 'req_' || n, 1000 + n
      from generate_series(1, ${count}::int) n`;
    await world.sql.unsafe('alter table audit enable trigger user; analyze audit');
  });

  test(
    'has all of them, in order, and holds a batch at a time',
    async () => {
      const { body } = await ask('/v1/audit/export?format=ndjson&actor=operator:many');
      const reader = (body as ReadableStream<Uint8Array>).pipeThrough(new TextDecoderStream()).getReader();
      collect();
      const before = process.memoryUsage().heapUsed;
      let [rest, seen, previous, most] = ['', 0, 0, 0];
      for (let chunk = await reader.read(); !chunk.done; chunk = await reader.read()) {
        const lines = (rest + chunk.value).split('\n');
        rest = lines.pop() ?? '';
        const positions = lines.map((line) => (JSON.parse(line) as { position: number }).position);
        // One after the other: an assertion for each would take longer than the export.
        if (positions.some((position, at) => position <= (positions[at - 1] ?? previous)))
          throw new Error(`out of order after ${previous}`);
        previous = positions.at(-1) ?? previous;
        const isTenth = Math.floor((seen + lines.length) / 5_000) > Math.floor(seen / 5_000);
        seen += lines.length;
        if (!isTenth) continue;
        collect();
        most = Math.max(most, process.memoryUsage().heapUsed - before);
      }
      expect(seen).toBe(count);
      // All of them would be 16 MB of text alone, and several times that as rows.
      expect(most).toBeLessThan(16_000_000);
    },
    exportWithinMs,
  );

  test('reads no further than its reader: one that stops reading costs a few batches', async () => {
    const { body } = await ask('/v1/audit/export?format=csv&actor=operator:many');
    const reader = (body as ReadableStream<Uint8Array>).getReader();
    const finds = vi.spyOn(SqlEntityManager.prototype, 'find');
    await reader.read();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(finds.mock.calls.length).toBeLessThanOrEqual(4);
    finds.mockRestore();
    await reader.cancel();
  });
});
