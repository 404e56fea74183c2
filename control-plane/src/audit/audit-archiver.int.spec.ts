/** The sealed audit log on a real locked bucket: whole after every stop, equal to the table, and damage named. */
import { DeleteObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { auditArchive } from '@munim/kernel';
import { type ArchiveBucket, exportFolder, lockPolicy, openArchive, verifyFolder } from '@munim/platform/archive';
import { openSecrets } from '@munim/platform/tenancy';
import { ensureAuditArchive, openCell } from '@munim/tenant';
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import { auditSource } from './audit-source.ts';
import { type AuditWorld, createAuditWorld } from './testing/audit-world.ts';

let world: AuditWorld;
beforeEach(async () => {
  world = await createAuditWorld(inject('services'));
});
afterEach(() => world.close());

const deeds = (count: number): Promise<unknown> =>
  world.sql`insert into audit (actor, action, target, reason, request_id)
    select 'operator:spec', 'suspend', 'tenant/bank-' || n, 'a court order, žluťoučký €', 'req_' || n
    from generate_series(1, ${count}::int) n`;

const sealed = (size: number): Promise<void> =>
  expect.poll(() => world.sealedSize().catch(() => 0), { timeout: 45_000 }).toBe(size);

async function makeArchive(): Promise<void> {
  const cell = openCell(world.access, { nowMs: Date.now });
  await ensureAuditArchive(world.bucket, cell);
  await cell.close();
}

async function sealWith(changes: Partial<ArchiveBucket> = {}): Promise<void> {
  const { bucket, signer } = await world.home();
  const archive = openArchive({
    bucket: { ...bucket, ...changes },
    signer,
    source: auditSource(world.sql),
    locks: lockPolicy(['audit-trail']),
    nowMs: Date.now,
  });
  while ((await archive.archiveOnce()).added > 0);
}

const connect = (keys: { accessKeyId: string; secretAccessKey: string }): S3Client => {
  const { endpoint, region } = world.access.objectStore;
  return new S3Client({ endpoint, region, forcePathStyle: true, credentials: keys });
};
const asRoot = (): S3Client => connect(world.access.objectStore);
const asUser = async (): Promise<S3Client> => {
  const secrets = openSecrets(world.access.secretsDirectory);
  const { accessKeyId, secretAccessKey } = auditArchive(world.bucket);
  return connect({
    accessKeyId: await secrets.text(accessKeyId),
    secretAccessKey: await secrets.text(secretAccessKey),
  });
};

describe('what is sealed', () => {
  test('from nothing: bucket, user and keys are made, and a deed is under a checkpoint within seconds', async () => {
    const started = world.start('one');
    await world.deed('tenant/first');
    await sealed(1);
    let [size, fastestMs] = [1, Number.POSITIVE_INFINITY];
    // The fastest of three counts: a machine that halts makes the others late.
    while (fastestMs > 5_000 && size < 4) {
      const atMs = performance.now();
      await world.deed('tenant/second', { reason: 'a court order' });
      await sealed(++size);
      fastestMs = Math.min(fastestMs, performance.now() - atMs);
    }
    expect(fastestMs).toBeLessThan(5_000);
    expect(await world.verify()).toMatchObject({ ok: true, findings: [], treeSize: size, entriesEqualToLog: size });
    await expect.poll(() => started.metrics).toContain(`munim_archive_tree_size{tenant="munim/audit"} ${size}`);
    const { bucket } = await world.home();
    expect((await bucket.get(`tile/entries/000.p/${size}`))?.bytes.toString('utf8')).toMatch(
      /\{"action":"suspend","actor":"operator:spec","at":"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z","log":"munim\/audit","position":"2","reason":"a court order","requestId":"req_spec","target":"tenant\/second"\}/,
    );
  });

  test('is locked for ten years, and neither its own user nor root can delete a version', async () => {
    await makeArchive();
    await deeds(256);
    await sealWith();
    const { bucket } = await world.home();
    for await (const { path, versionId } of bucket.versions()) {
      const lock = await bucket.lockOf(path, versionId);
      const daysLeft = ((lock?.until?.getTime() ?? 0) - Date.now()) / 86_400_000;
      expect(lock?.mode, path).toBe('COMPLIANCE');
      expect(daysLeft, path).toBeGreaterThan(path === 'checkpoint' || path === 'tile/1/000.p/1' ? 89 : 3_650);
      for (const s3 of [await asUser(), asRoot()])
        await expect(
          s3.send(new DeleteObjectCommand({ Bucket: world.bucket, Key: path, VersionId: versionId })),
        ).rejects.toMatchObject({ $metadata: { httpStatusCode: 403 } });
    }
  });

  test('of two archivers one leads; when it stops the other goes on from the bucket', async () => {
    const first = world.start('one', { publishAfterMs: 300, lookMs: 100 });
    await deeds(3);
    await sealed(3);
    world.start('two', { publishAfterMs: 300, lookMs: 100 });
    await deeds(4);
    await first.archiver.stop();
    await deeds(5);
    await sealed(12);
    expect(await world.verify()).toMatchObject({ ok: true, treeSize: 12, entriesEqualToLog: 12 });
  });
});

describe('a stop anywhere', () => {
  class Stop extends Error {}

  /** As a kill would leave it: before the n-th write to the store, or right after it, nothing more happens. */
  async function sealUntil(stopAt: number, when: 'before' | 'after'): Promise<boolean> {
    const { bucket } = await world.home();
    let writes = 0;
    const put: ArchiveBucket['put'] = async (object, precondition) => {
      if (++writes > stopAt || (writes === stopAt && when === 'before')) throw new Stop();
      const written = await bucket.put(object, precondition);
      if (writes === stopAt) throw new Stop();
      return written;
    };
    const extendLock: ArchiveBucket['extendLock'] = async (...lock) => {
      if (writes >= stopAt) throw new Stop();
      await bucket.extendLock(...lock);
    };
    try {
      await sealWith({ put, extendLock });
      return false;
    } catch (error) {
      if (error instanceof Stop) return true;
      throw error;
    }
  }

  test.each(['before', 'after'] as const)('%s any write loses and doubles nothing', async (when) => {
    await makeArchive();
    await deeds(250);
    await sealWith();
    let stops = 0;
    for (let isStopped = true; isStopped; stops += Number(isStopped)) {
      await deeds(70);
      isStopped = await sealUntil(stops + 1, when);
      // More deeds come before the next archiver does: it seals other widths than the stopped one began.
      await deeds(9);
      await sealWith();
      const { findings, treeSize, entriesEqualToLog } = await world.verify();
      expect(findings, `stopped ${when} write ${stops + 1}`).toEqual([]);
      expect(entriesEqualToLog).toBe(treeSize);
    }
    // A bundle, its leaf tile, the tile above, and the checkpoint: each was the last write once.
    expect(stops).toBeGreaterThanOrEqual(4);
  });

  test('while the archive is made: whatever is there already is kept, the signing key above all', async () => {
    await makeArchive();
    const { signer } = await world.home();
    for (const lost of ['control-plane/audit-s3-access-key-id', 'control-plane/audit-s3-secret-access-key']) {
      await rm(join(world.access.secretsDirectory, lost));
      await makeArchive();
      await deeds(1);
      await sealWith();
    }
    expect((await world.home()).signer.verifierKey).toBe(signer.verifierKey);
    expect(await world.verify()).toMatchObject({ ok: true, treeSize: 2 });
  });
});

describe('tampering with the table after it was sealed', () => {
  const attacks: readonly (readonly [name: string, attack: string, position: number])[] = [
    ['another reason', `update audit set reason = 'nothing to see' where position = 3`, 3],
    ['another instant, by a microsecond', `update audit set at = at + interval '1 us' where position = 4`, 4],
    ['another actor', `update audit set actor = 'operator:other' where position = 1`, 1],
    ['a deleted entry', 'delete from audit where position = 5', 5],
    ['a cut tail', 'delete from audit where position > 7', 8],
    [
      'two entries that changed places',
      'update audit set position = -position where position in (2, 6); update audit set position = 8 + position where position in (-2, -6)',
      2,
    ],
  ];

  test('is found, and named by its position, whatever was done', async () => {
    await makeArchive();
    await deeds(10);
    await sealWith();
    const { sql } = world;
    await sql`create table kept as select * from audit`;
    for (const [name, attack, position] of attacks) {
      expect(await world.verify(), `before: ${name}`).toMatchObject({ ok: true, entriesEqualToLog: 10 });
      await sql.unsafe(`alter table audit disable trigger user; ${attack}`);
      const { ok, findings } = await world.verify();
      expect([ok, findings[0]], name).toMatchObject([false, { kind: 'differs-from-log', position }]);
      await sql.unsafe(
        'delete from audit; insert into audit select * from kept; alter table audit enable trigger user',
      );
    }
  });

  test('a table that went back in time is never signed over', async () => {
    await makeArchive();
    await deeds(10);
    await sealWith();
    await world.sql.unsafe('alter table audit disable trigger user; delete from audit where position > 5');
    await world.sql.unsafe('alter table audit enable trigger user');
    const { bucket } = await world.home();
    const before = await bucket.get('checkpoint');
    const started = world.start('one');
    await expect.poll(() => started.metrics).toContain('munim_archive_failures_total{tenant=');
    expect((await bucket.get('checkpoint'))?.versionId).toBe(before?.versionId);
  });
});

describe('an exported folder', () => {
  let whole: string;
  let folder: string;
  beforeEach(async () => {
    await makeArchive();
    await deeds(300);
    await sealWith();
    const { bucket, signer } = await world.home();
    whole = await mkdtemp(join(tmpdir(), 'munim-audit-export-'));
    await exportFolder(bucket, whole, signer.verifierKey);
    folder = await mkdtemp(join(tmpdir(), 'munim-audit-damaged-'));
    await cp(whole, folder, { recursive: true });
  });
  afterEach(() => Promise.all([whole, folder].map((one) => rm(one, { recursive: true }))));

  /** Entries of the first bundle, each with its length before it. */
  const entriesOf = (bundle: Buffer): Buffer[] => {
    const entries: Buffer[] = [];
    for (let at = 0; at < bundle.length; at += 2 + bundle.readUInt16BE(at))
      entries.push(bundle.subarray(at, at + 2 + bundle.readUInt16BE(at)));
    return entries;
  };
  const rewrite = async (path: string, change: (bytes: Buffer) => Buffer): Promise<void> =>
    writeFile(join(folder, path), change(await readFile(join(folder, path))));

  test('names a flipped byte, a removed entry, swapped entries and a cut tail, each with its position', async () => {
    const found = async (path: string, change: (bytes: Buffer) => Buffer) => {
      await cp(whole, folder, { recursive: true, force: true });
      await rewrite(path, change);
      return (await verifyFolder(folder)).findings.map(({ kind, position, count }) => [kind, position, count ?? 1]);
    };
    const first = 'tile/entries/000';
    expect(await verifyFolder(folder)).toMatchObject({ ok: true, origin: 'munim/audit', entriesVerified: 300 });
    expect(
      await found(first, (bytes) => {
        const at =
          entriesOf(bytes)
            .slice(0, 99)
            .reduce((sum, one) => sum + one.length, 0) + 40;
        bytes[at] = (bytes[at] ?? 0) ^ 1;
        return bytes;
      }),
    ).toEqual([['flipped-byte', 100, 1]]);
    expect(await found(first, (bytes) => Buffer.concat(entriesOf(bytes).toSpliced(41, 1)))).toEqual([
      ['removed-entry', 42, 1],
    ]);
    expect(
      await found(first, (bytes) => {
        const entries = entriesOf(bytes);
        return Buffer.concat(entries.with(9, entries[19] as Buffer).with(19, entries[9] as Buffer));
      }),
    ).toEqual([['swapped-entries', 10, 1]]);
    expect(await found('tile/entries/001.p/44', (bytes) => Buffer.concat(entriesOf(bytes).slice(0, 34)))).toEqual([
      ['cut-tail', 291, 10],
    ]);
  });

  test('knows an entry of another log, though the tree is rebuilt over it', async () => {
    const foreign = Buffer.from('{"data":{},"position":"7","tenant":"kaveri-bank","type":"accounts.MoneyDeposited"}');
    const length = Buffer.alloc(2);
    length.writeUInt16BE(foreign.length);
    await rewrite('tile/entries/000', (bytes) =>
      Buffer.concat(entriesOf(bytes).with(6, Buffer.concat([length, foreign]))),
    );
    expect((await verifyFolder(folder)).findings).toMatchObject([{ kind: 'foreign-entry', position: 7 }]);
  });
});
