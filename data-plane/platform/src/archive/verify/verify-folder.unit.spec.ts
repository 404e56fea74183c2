/** A folder proves itself with a key and nothing else, whoever wrote it. */
import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { checkpointFile, logFiles, sampleEvents, sampleSigner, writeFolder } from '../testing/sample-log.ts';
import { verifyFolder } from './verify-folder.ts';

const sample = fileURLToPath(new URL('../testing/tlog-sample', import.meta.url));
const signer = sampleSigner('bank-a');
let folder = '';

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'munim-archive-'));
});
afterEach(() => rm(folder, { recursive: true }));

test('a log made by another implementation verifies with the key that lies in it and with that key given', async () => {
  const key = await readFile(join(sample, 'log.pub'), 'utf8');
  for (const result of [await verifyFolder(sample), await verifyFolder(sample, `${key}\n`)])
    expect(result).toMatchObject({
      ok: true,
      origin: 'munim.example/bank-a',
      treeSize: 300,
      entriesVerified: 300,
    });
});

test('a flipped byte in a log of entries that are no events is named with its position', async () => {
  await cp(sample, folder, { recursive: true });
  const bundle = join(folder, 'tile/entries/001.p/44');
  const bytes = await readFile(bundle);
  bytes.writeUInt8(bytes.readUInt8(25) ^ 2, 25);
  await writeFile(bundle, bytes);
  expect((await verifyFolder(folder)).findings).toMatchObject([{ kind: 'flipped-byte', position: 259 }]);
});

test('a whole bundle that is gone is named with the positions it held', async () => {
  await cp(sample, folder, { recursive: true });
  await rm(join(folder, 'tile/entries/000'));
  expect((await verifyFolder(folder)).findings).toMatchObject([{ kind: 'missing-tile', position: 1, count: 256 }]);
});

test('a folder whose key was replaced together with its checkpoint fails against the key that is known', async () => {
  const forger = sampleSigner('bank-a-forged');
  const entries = sampleEvents('bank-a', 300).with(9, Buffer.from('forged'));
  await writeFolder(folder, await logFiles(entries, { ...forger, name: signer.name }), signer.verifierKey);
  const result = await verifyFolder(folder, signer.verifierKey);
  expect(result).toMatchObject({ ok: false, signatureVerified: false });
  await writeFolder(folder, await logFiles(sampleEvents('bank-a', 300), forger), forger.verifierKey);
  expect((await verifyFolder(folder, signer.verifierKey)).findings.map((one) => one.kind)).toContain('wrong-key');
});

test('an older checkpoint put back over a later one is found out by the entries past it', async () => {
  const entries = sampleEvents('bank-a', 600);
  await writeFolder(folder, await logFiles(entries.slice(0, 500), signer), signer.verifierKey);
  await writeFolder(folder, await logFiles(entries, signer), signer.verifierKey);
  expect((await verifyFolder(folder)).ok).toBe(true);
  await writeFile(join(folder, 'checkpoint'), await checkpointFile(entries.slice(0, 500), signer));
  expect((await verifyFolder(folder)).findings).toMatchObject([{ kind: 'old-checkpoint', position: 501 }]);
});

test('without any key there is no verdict, and the message says what to give', async () => {
  await expect(verifyFolder(folder)).rejects.toThrow("give the log's verifier key");
  await expect(verifyFolder(sample, 'not a key')).rejects.toThrow('not a verifier key');
  expect((await verifyFolder(folder, signer.verifierKey)).findings).toMatchObject([{ kind: 'bad-checkpoint' }]);
});
