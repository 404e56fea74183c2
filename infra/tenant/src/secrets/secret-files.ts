/** Secrets as files below the secrets directory: made once, readable by their owner alone, never changed by a re-run. */
import { createHash, createPublicKey, generateKeyPairSync, randomBytes } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rm, stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** How the value of a fresh secret comes about. 256 bits each: no attacker guesses, no rule asks for more. */
export type SecretContent = 'random-text' | 'random-key' | 'ed25519-private-key';

const fresh: Readonly<Record<SecretContent, () => string>> = {
  'random-text': () => randomBytes(32).toString('base64url'),
  'random-key': () => randomBytes(32).toString('base64'),
  'ed25519-private-key': () =>
    generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
};

const draftName = /\.[0-9a-f]{12}\.draft$/;

/** True when it made the file; false when one was there, which stays as it is. A kill leaves none or a whole one, and perhaps a draft. */
export async function createSecretFile(directory: string, path: string, content: SecretContent): Promise<boolean> {
  const target = join(directory, path);
  await mkdir(dirname(target), { recursive: true, mode: 0o700 });
  const draft = `${target}.${randomBytes(6).toString('hex')}.draft`;
  try {
    const file = await open(draft, 'wx', 0o600);
    try {
      await file.writeFile(fresh[content]());
      await file.sync();
    } finally {
      await file.close();
    }
    await link(draft, target);
    await syncDirectory(dirname(target));
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** What a killed maker left: values that nobody ever used. Only for who knows that no other maker is at work there. */
export async function removeDrafts(directory: string, folder: string): Promise<void> {
  const target = join(directory, folder);
  const names = await readdir(target).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  for (const name of names) if (draftName.test(name)) await rm(join(target, name), { force: true });
}

async function syncDirectory(path: string): Promise<void> {
  const directory = await open(path, 'r');
  try {
    await directory.sync();
  } finally {
    await directory.close();
  }
}

export interface SecretFile {
  readonly value: string;
  /** Permission bits, `0600`. */
  readonly mode: string;
}

export async function readSecretFile(directory: string, path: string): Promise<SecretFile | undefined> {
  const target = join(directory, path);
  try {
    const [value, { mode }] = await Promise.all([readFile(target, 'utf8'), stat(target)]);
    return { value, mode: `0${(mode & 0o777).toString(8)}` };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The value, or an error that says which file is not there. */
export async function secretValue(directory: string, path: string): Promise<string> {
  const file = await readSecretFile(directory, path);
  if (!file) throw new Error(`the secret ${path} is not in the secrets directory`);
  return file.value;
}

/** Tells two values apart and gives nothing away: of a private key the public one's hash, else the value's. */
export function fingerprint(content: SecretContent, value: string): string {
  const bytes =
    content === 'ed25519-private-key'
      ? createPublicKey(value).export({ type: 'spki', format: 'der' })
      : Buffer.from(value);
  return `sha256:${createHash('sha256').update(bytes).digest('base64url')}`;
}
