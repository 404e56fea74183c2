/** The bank's own user of the object store, with its pair of keys in the secrets directory. */
import { chmod, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { Cell } from '../cell.ts';
import type { ResourceKind } from '../resource-kind.ts';
import { secretValue } from '../secrets/secret-files.ts';

type ObjectStoreUser = {
  readonly accessKeyId: string;
  readonly accessKeyIdPath: string;
  readonly secretPath: string;
  readonly secret: 'as in its secret' | 'another than in its secret';
  /** `user` owns nothing and makes no buckets: all it may do is in the buckets' policies. */
  readonly role: 'user';
};

export const objectStoreUser: ResourceKind<ObjectStoreUser> = {
  token: 'munim:s3:User',
  identity: ['accessKeyId', 'accessKeyIdPath', 'secretPath'],
  guarded: ['role'],
  idOf: ({ accessKeyId }) => accessKeyId,
  check: ({ role }) => (role === 'user' ? {} : { role: 'a bank is never more than a plain user' }),
  observe: async (desired, cell) => {
    const user = await cell.objectStoreUsers().find(desired.accessKeyId);
    if (!user || (await readAccessKeyId(desired, cell)) !== desired.accessKeyId) return undefined;
    const secret = await secretValue(cell.access.secretsDirectory, desired.secretPath);
    const accepted = await cell.objectStoreUsers().accepts(desired.accessKeyId, secret);
    return {
      ...desired,
      role: user.role as 'user',
      secret: accepted ? 'as in its secret' : 'another than in its secret',
    };
  },
  converge: async (desired, _observed, cell) => {
    const secret = await secretValue(cell.access.secretsDirectory, desired.secretPath);
    const users = cell.objectStoreUsers();
    if (await users.find(desired.accessKeyId)) await users.update(desired.accessKeyId, secret, desired.role);
    else await users.create(desired.accessKeyId, secret, desired.role);
    await writeAccessKeyId(desired, cell);
  },
  remove: async ({ accessKeyId, accessKeyIdPath }, cell) => {
    if (await cell.objectStoreUsers().find(accessKeyId)) await cell.objectStoreUsers().remove(accessKeyId);
    await rm(join(cell.access.secretsDirectory, accessKeyIdPath), { force: true });
  },
};

async function readAccessKeyId({ accessKeyIdPath }: ObjectStoreUser, { access }: Cell): Promise<string | undefined> {
  try {
    return await readFile(join(access.secretsDirectory, accessKeyIdPath), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** Not secret, but pods look for both halves of the pair in one place. */
async function writeAccessKeyId({ accessKeyId, accessKeyIdPath }: ObjectStoreUser, { access }: Cell): Promise<void> {
  const path = join(access.secretsDirectory, accessKeyIdPath);
  await mkdir(dirname(path), { recursive: true, mode: 0o700 });
  await writeFile(path, accessKeyId, { mode: 0o600 });
  await chmod(path, 0o600);
}
