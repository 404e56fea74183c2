import { createPrivateKey } from 'node:crypto';
import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { beforeEach, describe, expect, test } from 'vitest';
import { createSecretFile, fingerprint, readSecretFile, removeDrafts } from './secret-files.ts';

let directory: string;
beforeEach(async () => {
  directory = await mkdtemp(join(tmpdir(), 'munim-secrets-'));
  return () => rm(directory, { recursive: true });
});

describe('a secret file', () => {
  test('is made once, however many start together, and nothing else stays behind', async () => {
    const made = await Promise.all(
      Array.from({ length: 20 }, () => createSecretFile(directory, 'a/b/key', 'random-key')),
    );
    expect(made.filter(Boolean)).toHaveLength(1);
    expect(await readdir(join(directory, 'a/b'))).toEqual(['key']);
  });

  test('of a maker that was killed leaves a draft, which the next one removes, and nothing else', async () => {
    await createSecretFile(directory, 'a/key', 'random-key');
    await writeFile(join(directory, 'a/key.0123456789ab.draft'), 'half');
    await writeFile(join(directory, 'a/notes.draft'), 'somebody wrote this');
    await removeDrafts(directory, 'a');
    await removeDrafts(directory, 'no-such-folder');
    expect((await readdir(join(directory, 'a'))).toSorted()).toEqual(['key', 'notes.draft']);
  });

  test('is never written again', async () => {
    await createSecretFile(directory, 'key', 'random-text');
    const before = await readFile(join(directory, 'key'), 'utf8');
    expect(await createSecretFile(directory, 'key', 'random-text')).toBe(false);
    expect(await readFile(join(directory, 'key'), 'utf8')).toBe(before);
  });

  test('is for its owner alone, and so is its folder', async () => {
    await createSecretFile(directory, 'a/key', 'random-text');
    expect((await readSecretFile(directory, 'a/key'))?.mode).toBe('0600');
    expect((await stat(dirname(join(directory, 'a/key')))).mode & 0o777).toBe(0o700);
  });

  test('holds what was asked for', async () => {
    await createSecretFile(directory, 'k', 'random-key');
    expect(Buffer.from((await readSecretFile(directory, 'k'))?.value ?? '', 'base64')).toHaveLength(32);
    await createSecretFile(directory, 's', 'ed25519-private-key');
    expect(createPrivateKey((await readSecretFile(directory, 's'))?.value ?? '').asymmetricKeyType).toBe('ed25519');
  });

  test('has a fingerprint that tells it from another and does not hold it', async () => {
    await writeFile(join(directory, 'x'), 'value');
    expect(fingerprint('random-text', 'value')).not.toBe(fingerprint('random-text', 'value2'));
    expect(fingerprint('random-text', 'value')).not.toContain('value');
  });
});
