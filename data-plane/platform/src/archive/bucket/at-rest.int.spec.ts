/** Whoever owns the disks under the store can change what no lock protects: then the damage is found, named and located. */
import { DeleteObjectCommand, PutObjectCommand } from '@aws-sdk/client-s3';
import { startServices } from '@munim/local';
import { mkdtemp, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { checkpointFile, sampleEvents } from '../testing/sample-log.ts';
import { archiveAll, createTestBucket, growingLog, type TestBucket } from '../testing/test-bucket.ts';

/** A store of its own, since its files are damaged behind its back. */
let stateDir: string;
let services: Awaited<ReturnType<typeof startServices<'s3'>>>;
let bank: TestBucket;

beforeAll(async () => {
  stateDir = await mkdtemp(join(tmpdir(), 'munim-at-rest-'));
  services = await startServices({ stateDir, only: ['s3'], profile: 'test' });
});
afterAll(async () => {
  await services.stop();
  await rm(stateDir, { recursive: true, force: true });
});
beforeEach(async () => {
  bank = await createTestBucket(services.s3);
  await archiveAll(bank.archive(growingLog(bank.tenant, 600)));
});

const fileOf = (path: string): string => join(stateDir, 'data', 's3', 'buckets', bank.address.bucket, path);
const log = () => growingLog(bank.tenant, 600);
const find = async () => (await bank.verify(log())).findings;

async function flipByte(path: string, at: number): Promise<void> {
  const bytes = await readFile(fileOf(path));
  bytes.writeUInt8(bytes.readUInt8(at) ^ 0x10, at);
  await writeFile(fileOf(path), bytes);
}

test('untouched, the archive has no findings', async () => {
  expect(await find()).toEqual([]);
});

test('a flipped bit in a bundle: the position of the entry', async () => {
  await flipByte('tile/entries/001', 40);
  expect(await find()).toMatchObject([
    { kind: 'flipped-byte', position: 257 },
    { kind: 'differs-from-log', position: 257 },
  ]);
});

test('a flipped bit in a hash tile: its level, index and hash', async () => {
  await flipByte('tile/0/001', 32 * 9 + 1);
  expect(await find()).toMatchObject([{ kind: 'flipped-byte', tile: { level: 0, index: 1, slot: 9 } }]);
});

test('a truncated bundle: the positions that are gone', async () => {
  await truncate(fileOf('tile/entries/000'), 1000);
  const [first] = await find();
  expect(first).toMatchObject({ kind: 'removed-entry', path: 'tile/entries/000' });
  expect((first?.position ?? 0) + (first?.count ?? 0)).toBe(257);
});

test('two bundles swapped: both are named', async () => {
  await rename(fileOf('tile/entries/000'), fileOf('kept'));
  await rename(fileOf('tile/entries/001'), fileOf('tile/entries/000'));
  await rename(fileOf('kept'), fileOf('tile/entries/001'));
  const [swap, ...others] = await find();
  expect(swap).toMatchObject({ kind: 'swapped-entries', position: 1, otherPosition: 257, count: 256 });
  expect(new Set(others.map((one) => one.kind))).toEqual(new Set(['differs-from-log']));
});

test('a bundle removed: its positions', async () => {
  await rm(fileOf('tile/entries/001'));
  expect(await find()).toContainEqual(expect.objectContaining({ kind: 'missing-tile', position: 257, count: 256 }));
});

test('a version put on top: named, and the archived one below it is still verified', async () => {
  const Key = 'tile/entries/001';
  await bank.s3.send(new PutObjectCommand({ Bucket: bank.address.bucket, Key, Body: 'another' }));
  const result = await bank.verify(log());
  expect(result).toMatchObject({ ok: false, entriesVerified: 600, entriesEqualToLog: 600 });
  expect(result.findings.map((one) => one.kind).sort()).toEqual(['extra-version', 'unlocked-object']);
});

test('a delete marker: named, and the archived version below it is still verified', async () => {
  const Key = 'tile/0/000';
  await bank.s3.send(new DeleteObjectCommand({ Bucket: bank.address.bucket, Key }));
  const result = await bank.verify(log());
  expect(result).toMatchObject({ ok: false, entriesVerified: 600 });
  expect(result.findings).toMatchObject([{ kind: 'deleted-object', path: Key }]);
});

test('the checkpoint replaced by one of another key, or by an older one of ours', async () => {
  const Key = 'checkpoint';
  const older = await checkpointFile(sampleEvents(bank.tenant, 500), bank.signer);
  await bank.s3.send(new PutObjectCommand({ Bucket: bank.address.bucket, Key, Body: older }));
  expect(await find()).toContainEqual(expect.objectContaining({ kind: 'old-checkpoint', position: 501 }));
  const text = (await bank.bucket.get(Key))?.bytes.toString().replace(/\n500\n/, '\n600\n');
  await bank.s3.send(new PutObjectCommand({ Bucket: bank.address.bucket, Key, Body: text }));
  expect((await find())[0]).toMatchObject({ kind: 'bad-signature', path: 'checkpoint' });
});
