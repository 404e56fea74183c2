/** The archive on a real locked bucket: whole after every stop, one log with many writers, nothing but what the log holds. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DeleteObjectCommand, HeadObjectCommand } from '@aws-sdk/client-s3';
import { afterEach, beforeEach, describe, expect, inject, test } from 'vitest';
import type { ArchiveBucket } from '../bucket/archive-bucket.ts';
import { exportFolder } from '../bucket/export-folder.ts';
import { ArchiveConflictError } from '../bucket/locked-writes.ts';
import { sampleEvent, sampleSigner } from '../testing/sample-log.ts';
import { archiveAll, createTestBucket, type GrowingLog, growingLog, type TestBucket } from '../testing/test-bucket.ts';
import { verifyFolder } from '../verify/verify-folder.ts';

let bank: TestBucket;
beforeEach(async () => {
  bank = await createTestBucket(inject('services').s3);
});
afterEach(() => bank.close());

async function archiveUpTo(length: number): Promise<GrowingLog> {
  const log = growingLog(bank.tenant, length);
  await archiveAll(bank.archive(log));
  return log;
}

describe('what is archived', () => {
  test('verifies in the bucket and in an exported folder, entry by entry equal to the log', async () => {
    const log = await archiveUpTo(700);
    const inBucket = await bank.verify(log);
    expect(inBucket.findings).toEqual([]);
    expect(inBucket).toMatchObject({
      ok: true,
      treeSize: 700,
      entriesVerified: 700,
      entriesEqualToLog: 700,
      logHead: 700,
    });
    const folder = await mkdtemp(join(tmpdir(), 'munim-export-'));
    const exported = await exportFolder(bank.bucket, folder, bank.signer.verifierKey);
    expect(exported).toMatchObject({ treeSize: 700, missing: [] });
    expect(await verifyFolder(folder, bank.signer.verifierKey)).toMatchObject({ ok: true, entriesVerified: 700 });
    await rm(folder, { recursive: true });
  });

  test('grows across every boundary, each time from the bucket alone', async () => {
    const log = growingLog(bank.tenant, 0);
    for (const length of [1, 2, 255, 256, 257, 511, 513]) {
      log.length = length;
      expect(await archiveAll(bank.archive(log))).toBe(length);
      expect(await bank.verifyTree()).toMatchObject({ findings: [], treeSize: length });
    }
    expect(await bank.verify(log)).toMatchObject({ findings: [], entriesEqualToLog: 513, checkpointsProved: 7 });
  });

  test('is locked, version by version, for as long as its record class asks', async () => {
    await archiveUpTo(300);
    const years = { 'tile/entries/000': 5, 'tile/0/000': 5 };
    for await (const { path, versionId } of bank.bucket.versions()) {
      const lock = await bank.bucket.lockOf(path, versionId);
      const daysLeft = ((lock?.until?.getTime() ?? 0) - Date.now()) / 86_400_000;
      expect(lock?.mode, path).toBe('COMPLIANCE');
      expect(daysLeft, path).toBeGreaterThan(path in years ? 5 * 365 - 1 : 89);
    }
  });

  test('says with plain S3 what it is, so that the format’s own tools can fetch it', async () => {
    await archiveUpTo(3);
    const head = async (Key: string) =>
      (await bank.s3.send(new HeadObjectCommand({ Bucket: bank.address.bucket, Key }))).ContentType;
    expect(await head('checkpoint')).toBe('text/plain; charset=utf-8');
    expect(await head('tile/entries/000.p/3')).toBe('application/octet-stream');
  });

  test('nothing waiting publishes nothing, and an empty log has no checkpoint', async () => {
    const log = growingLog(bank.tenant, 0);
    expect(await bank.archive(log).archiveOnce()).toEqual({ size: 0, added: 0, more: false });
    expect(await bank.bucket.get('checkpoint')).toBeUndefined();
  });
});

describe('a stop anywhere', () => {
  test('after any single write leaves the published tree whole, and one restart goes on', async () => {
    const log = await archiveUpTo(250);
    let stops = 0;
    for (let isStopped = true; isStopped; stops += Number(isStopped)) {
      log.length += 130;
      isStopped = await archiveUntilWrite(stops + 1, log);
      const published = await bank.verifyTree();
      expect(published.findings, `stopped after write ${stops + 1}`).toEqual([]);
      if (isStopped) expect(await archiveAll(bank.archive(log))).toBe(log.length);
    }
    // A bundle, its leaf tile, the tile above, and the checkpoint: at least these were each the last write.
    expect(stops).toBeGreaterThanOrEqual(4);
    expect(await bank.verify(log)).toMatchObject({ ok: true, treeSize: log.length, entriesEqualToLog: log.length });
  });
});

describe('two archivers at once', () => {
  test('never fork the log: each checkpoint extends the one before, whoever wrote it', async () => {
    const log = growingLog(bank.tenant, 0);
    const archives = [bank.archive(log), bank.archive(log), bank.archive(log)];
    for (let round = 1; round <= 5; round++) {
      log.length += 97;
      const sizes = await Promise.all(archives.map(async (archive) => (await archive.archiveOnce()).size));
      expect(Math.max(...sizes)).toBe(log.length);
    }
    const result = await bank.verify(log);
    expect(result.findings).toEqual([]);
    expect(result).toMatchObject({ treeSize: 485, checkpointsProved: 5 });
  });

  test('one that lost its lease publishes nothing', async () => {
    const log = growingLog(bank.tenant, 50);
    const replaced = bank.archive(log, { holdsLease: async () => false });
    expect(await replaced.archiveOnce()).toMatchObject({ size: 0, added: 0 });
    expect(await bank.bucket.get('checkpoint')).toBeUndefined();
    expect(await archiveAll(bank.archive(log))).toBe(50);
  });
});

describe('what the archive refuses to build on', () => {
  test('a log whose history was rewritten: nothing is signed', async () => {
    const log = await archiveUpTo(300);
    const unpublished = bank.archive(log, { holdsLease: async () => false });
    log.length = 600;
    await unpublished.archiveOnce();
    const rewritten = { ...log, read: rewriteOf(log, 400) };
    const before = await bank.bucket.get('checkpoint');
    await expect(bank.archive(rewritten).archiveOnce()).rejects.toThrow(ArchiveConflictError);
    expect((await bank.bucket.get('checkpoint'))?.versionId).toBe(before?.versionId);
  });

  test('a log with a gap', async () => {
    const log = growingLog(bank.tenant, 10);
    const gapped = { ...log, read: async (after: bigint, limit: number) => (await log.read(after, limit)).slice(1) };
    await expect(bank.archive(gapped).archiveOnce()).rejects.toThrow('the log has a gap: position 2 where 1 belongs');
  });

  test('a deleted checkpoint: a second log never begins inside the first', async () => {
    const log = await archiveUpTo(10);
    await bank.s3.send(new DeleteObjectCommand({ Bucket: bank.address.bucket, Key: 'checkpoint' }));
    await expect(bank.archive(log).archiveOnce()).rejects.toThrow('it was deleted over version');
    expect((await bank.verify()).findings.map((one) => one.kind)).toContain('deleted-object');
  });

  test('a checkpoint of another key, and an event too long for the format', async () => {
    const log = await archiveUpTo(10);
    const other = { ...sampleSigner(`${bank.tenant}xx`), name: bank.signer.name };
    await expect(bank.archive(log, { signer: other }).archiveOnce()).rejects.toThrow('the archive cannot go on');
    const long = { ...log, read: async () => [{ position: 11n, bytes: Buffer.alloc(65_536) }] };
    await expect(bank.archive(long).archiveOnce()).rejects.toThrow('exceeds the limit of 65535');
  });
});

/** The log as it would be after a restore that lost an event and wrote another in its place. */
const rewriteOf =
  (log: GrowingLog, at: number): GrowingLog['read'] =>
  async (after, limit) =>
    (await log.read(after, limit)).map((event) =>
      event.position === BigInt(at)
        ? { ...event, bytes: Buffer.concat([sampleEvent(bank.tenant, at), Buffer.from(' ')]) }
        : event,
    );

class Stop extends Error {}

/** A process that is gone after so many writes: it learns of none of them and writes nothing more. */
async function archiveUntilWrite(stopAfter: number, log: GrowingLog): Promise<boolean> {
  let writes = 0;
  const put: ArchiveBucket['put'] = async (object, precondition) => {
    if (writes >= stopAfter) throw new Stop();
    writes++;
    const written = await bank.bucket.put(object, precondition);
    if (writes >= stopAfter) throw new Stop();
    return written;
  };
  const extendLock: ArchiveBucket['extendLock'] = async (...lock) => {
    if (writes >= stopAfter) throw new Stop();
    await bank.bucket.extendLock(...lock);
  };
  try {
    await bank.archive(log, { bucket: { ...bank.bucket, put, extendLock } }).archiveOnce();
    return false;
  } catch (error) {
    if (error instanceof Stop) return true;
    throw error;
  }
}
