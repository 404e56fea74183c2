/** A secret of a bank. Pulumi's state holds its path and a fingerprint, the value stays in the secrets directory. */
import { chmod, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ResourceKind } from '../resource-kind.ts';
import { createSecretFile, fingerprint, readSecretFile, type SecretContent } from '../secrets/secret-files.ts';

type SecretFile = {
  readonly path: string;
  readonly content: SecretContent;
  readonly mode: '0600';
};

export const secretFile: ResourceKind<SecretFile> = {
  token: 'munim:secret:File',
  identity: ['path', 'content'],
  guarded: ['mode'],
  idOf: ({ path }) => path,
  check: ({ path }) =>
    /^[a-z0-9/._-]+$/.test(path) && !path.includes('..') ? {} : { path: 'leaves the secrets directory' },
  observe: async (desired, { access }) => {
    const file = await readSecretFile(access.secretsDirectory, desired.path);
    if (!file) return undefined;
    return { ...desired, mode: file.mode as '0600', fingerprint: fingerprint(desired.content, file.value) };
  },
  converge: async ({ path, content }, observed, { access }) => {
    if (observed) await chmod(join(access.secretsDirectory, path), 0o600);
    else await createSecretFile(access.secretsDirectory, path, content);
  },
  remove: async ({ path }, { access }) => rm(join(access.secretsDirectory, path), { force: true }),
};
