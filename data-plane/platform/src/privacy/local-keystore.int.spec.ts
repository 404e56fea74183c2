/** The keystore on a real disk, with other pods on it: one key per subject, and none after its erasure. */
import { topology } from '@munim/kernel';
import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync, linkSync, readdirSync, readFileSync, statSync, utimesSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { SubjectErasedError, subjectKeyCache, SubjectKeyMissingError } from './key-service.ts';
import {
  type ExampleKeystores,
  exampleKeystores,
  firstBank,
  secondBank,
  writeKeyEncryptionKey,
} from './keystore.examples.ts';
import { open, seal } from './seal.ts';

let stores: ExampleKeystores;
beforeEach(() => void (stores = exampleKeystores()));
afterEach(() => stores[Symbol.dispose]());

const directory = () => join(stores.secretsDirectory, topology(firstBank).secrets.subjectKeys);
const keyPaths = () =>
  readdirSync(directory(), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));
const onlyKeyPath = () => {
  const paths = keyPaths();
  expect(paths).toHaveLength(1);
  return paths[0] as string;
};

describe('a subject has one key', () => {
  test('which another pod, and a restarted one, opens', async () => {
    const sealed = await seal(stores.pod(), 'cus_1', 'email', 'a@b.example');
    expect(await open(stores.pod(), 'cus_1', 'email', sealed)).toEqual({ erased: false, value: 'a@b.example' });
  });
  test('in a file that only its owner reads, in a folder of its own kind, and nothing beside it', async () => {
    await stores.pod().obtain('cus_1');
    const path = onlyKeyPath();
    expect(path).toMatch(/\/subjects\/[0-9a-f]{3}\/cus_1\.key$/);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(statSync(join(path, '..')).mode & 0o777).toBe(0o700);
  });
  test('when two hundred calls on four pods ask for it at once', async () => {
    const pods = [1, 2, 3, 4].map(() => stores.pod());
    const asked = Array.from({ length: 50 }, (_, i) => pods.map((pod) => pod.obtain(`cus_${i % 5}`)));
    const keys = await Promise.all(asked.flat());
    const distinct = new Set(keys.map((key) => key.export().toString('hex')));
    expect([distinct.size, keyPaths().length]).toEqual([5, 5]);
  });
  test('when two processes make it at once', async () => {
    const subjects = Array.from({ length: 60 }, (_, i) => `cus_${i}`);
    const [one, other] = await Promise.all([processKeys(subjects), processKeys([...subjects].reverse())]);
    expect(Object.keys(one ?? {})).toHaveLength(60);
    expect(one).toEqual(other);
    expect(keyPaths()).toHaveLength(60);
  });
  test('negative control: without a disk in common, the same race ends with two keys', async () => {
    const [one, other] = await Promise.all([stores.pod().obtain('cus_1'), secondDisk().obtain('cus_1')]);
    expect(one.equals(other)).toBe(false);
  });
  test('and a name that is no subject reaches no file', async () => {
    for (const name of ['../../etc/passwd', 'cus_1/../x', '', 'CUS_1', 'cus_\0', 'x'.repeat(65)])
      await expect(stores.pod().obtain(name)).rejects.toThrow('not a data subject');
    expect(existsSync(directory())).toBe(false);
  });
});

describe('erasure', () => {
  test('ends the subject at once on this pod, and on every other within the time to live of its cache', async () => {
    const [here, there] = [stores.pod(), stores.pod()];
    const sealed = await seal(here, 'cus_1', 'email', 'a@b.example');
    expect(await open(there, 'cus_1', 'email', sealed)).toMatchObject({ erased: false });
    await here.destroy('cus_1');
    expect(await open(here, 'cus_1', 'email', sealed)).toEqual({ erased: true });
    stores.clock.nowMs += subjectKeyCache.ttlMs - 1;
    expect(await open(there, 'cus_1', 'email', sealed)).toMatchObject({ erased: false });
    stores.clock.nowMs += 1;
    expect(await open(there, 'cus_1', 'email', sealed)).toEqual({ erased: true });
  });
  test('a busy key is not kept alive by its use', async () => {
    const [here, there] = [stores.pod(), stores.pod()];
    await there.obtain('cus_1');
    await here.destroy('cus_1');
    for (let step = 0; step < 10; step++) {
      expect(await there.find('cus_1')).not.toBe('erased');
      stores.clock.nowMs += subjectKeyCache.ttlMs / 10;
    }
    expect(await there.find('cus_1')).toBe('erased');
  });
  test('overwrites the very bytes that were on the disk', async () => {
    await stores.pod().obtain('cus_1');
    const kept = join(stores.secretsDirectory, 'same-inode');
    linkSync(onlyKeyPath(), kept);
    const before = readFileSync(kept, 'latin1');
    await stores.pod().destroy('cus_1');
    expect(readFileSync(kept, 'latin1')).toBe('\0'.repeat(before.length));
  });
  test('is for good: no key is made again, on no pod', async () => {
    await stores.pod().obtain('cus_1');
    await stores.pod().destroy('cus_1');
    await expect(stores.pod().obtain('cus_1')).rejects.toThrow(SubjectErasedError);
    expect(await stores.pod().find('cus_1')).toBe('erased');
  });
  test('before the first key leaves no way to make one', async () => {
    await stores.pod().destroy('cus_1');
    await expect(stores.pod().obtain('cus_1')).rejects.toThrow(SubjectErasedError);
  });
  test('may be said again, and by many at once', async () => {
    await stores.pod().obtain('cus_1');
    await Promise.all([1, 2, 3, 4].map(() => stores.pod().destroy('cus_1')));
    await stores.pod().destroy('cus_1');
    expect(readFileSync(onlyKeyPath(), 'utf8')).toMatch(/^munim-subject-key-v1 erased 2026-01-02T/);
  });
  test('racing the first use: either the use or the erasure is first, never a key after it', async () => {
    for (let round = 0; round < 20; round++) {
      const [user, eraser] = [stores.pod(), stores.pod()];
      const used = user.obtain(`cus_${round}`).then(
        () => 'used',
        (error: unknown) => (error as Error).name,
      );
      await eraser.destroy(`cus_${round}`);
      expect(['used', 'SubjectErasedError']).toContain(await used);
      expect(await stores.pod().find(`cus_${round}`)).toBe('erased');
    }
  });
});

describe('what is wrong is said', () => {
  test('a lost key is not an erased subject', async () => {
    await expect(stores.pod().find('cus_1')).rejects.toThrow(SubjectKeyMissingError);
    await expect(open(stores.pod(), 'cus_1', 'email', 'v1.x')).rejects.toThrow('restore the keystore');
  });
  test('a wrong key-encryption-key is named, and so is the right one', async () => {
    await stores.pod().obtain('cus_1');
    const wrappedBy = readFileSync(onlyKeyPath(), 'utf8').split(' ')[1];
    writeKeyEncryptionKey(stores.secretsDirectory, firstBank, randomBytes(32));
    await expect(stores.pod().find('cus_1')).rejects.toThrow(
      new RegExp(`key-encryption-key ${wrappedBy}, but this pod holds [0-9a-f]{16} `),
    );
    await expect(stores.pod().obtain('cus_1')).rejects.toThrow('provisioned with');
  });
  test("another bank's key file, put in place of ours, does not open", async () => {
    const theirs = stores.pod({ tenant: secondBank });
    await Promise.all([stores.pod().obtain('cus_1'), theirs.obtain('cus_1')]);
    const ours = onlyKeyPath();
    writeFileSync(ours, readFileSync(ours.replace(firstBank, secondBank)));
    await expect(stores.pod().find('cus_1')).rejects.toThrow('of first-bank');
  });
  test('a bank without its key-encryption-key is told to be provisioned', async () => {
    const elsewhere = stores.pod({ secretsDirectory: join(stores.secretsDirectory, 'nowhere') });
    await expect(elsewhere.obtain('cus_1')).rejects.toThrow('provision the bank');
  });
});

describe('a key for one purpose', () => {
  const textOf = async (pod: ReturnType<ExampleKeystores['pod']>, purpose = 'a') =>
    (await pod.derive(purpose)).export().toString('hex');
  test('is the same on every pod of the bank', async () => {
    expect(await textOf(stores.pod())).toBe(await textOf(stores.pod()));
  });
  test("is another one for another purpose or bank, and not the bank's own", async () => {
    const own = Buffer.from(
      readFileSync(join(stores.secretsDirectory, topology(firstBank).secrets.keyEncryptionKey), 'utf8'),
      'base64',
    );
    writeKeyEncryptionKey(stores.secretsDirectory, secondBank, own);
    const keys = [await textOf(stores.pod()), await textOf(stores.pod(), 'b')];
    expect(new Set([...keys, await textOf(stores.pod({ tenant: secondBank })), own.toString('hex')]).size).toBe(4);
  });
  test('is read from the disk once', async () => {
    const pod = stores.pod();
    const first = await textOf(pod);
    writeKeyEncryptionKey(stores.secretsDirectory, firstBank, randomBytes(32));
    expect(await textOf(pod)).toBe(first);
  });
});

test('what a dead pod left half-made is swept after an hour, and not before', async () => {
  await stores.pod().obtain('cus_1');
  const incoming = join(directory(), 'incoming');
  for (const name of ['old', 'young']) writeFileSync(join(incoming, name), 'x');
  const seconds = stores.clock.nowMs / 1000;
  utimesSync(join(incoming, 'old'), seconds - 3_601, seconds - 3_601);
  utimesSync(join(incoming, 'young'), seconds - 3_599, seconds - 3_599);
  await stores.pod().obtain('cus_2');
  expect(readdirSync(incoming)).toEqual(['young']);
});

test('the cache holds no more than its limit, and forgets the least recently used', async () => {
  const pod = stores.pod({ cache: { ttlMs: 60_000, entriesMax: 2 } });
  for (const subject of ['cus_1', 'cus_2', 'cus_1', 'cus_3']) await pod.obtain(subject);
  for (const path of keyPaths()) writeFileSync(path, 'gone');
  await pod.find('cus_1');
  await pod.find('cus_3');
  await expect(pod.find('cus_2')).rejects.toThrow('not a subject key file');
});

/** Keys as another operating-system process makes or finds them. */
async function processKeys(subjects: readonly string[]): Promise<Record<string, string>> {
  const program = `
    import { createLocalKeystore } from ${JSON.stringify(new URL('./local-keystore.ts', import.meta.url).href)};
    import { randomBytes } from 'node:crypto';
    const keys = createLocalKeystore({
      tenant: ${JSON.stringify(firstBank)}, secretsDirectory: ${JSON.stringify(stores.secretsDirectory)}, nowMs: Date.now, randomBytes });
    const subjects = ${JSON.stringify(subjects)};
    const made = await Promise.all(subjects.map(async (one) => [one, (await keys.obtain(one)).export().toString('hex')]));
    console.log(JSON.stringify(Object.fromEntries(made)));`;
  const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '--eval', program]);
  return JSON.parse(stdout) as Record<string, string>;
}

/** The same bank on another disk, where nobody was first. */
function secondDisk() {
  const other = exampleKeystores();
  const keys = other.pod();
  return { obtain: async (subject: string) => keys.obtain(subject).finally(() => other[Symbol.dispose]()) };
}
