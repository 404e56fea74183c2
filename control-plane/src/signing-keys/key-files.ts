/** Private halves of signing keys: files that only issuers read, made before their row and removed after its end. */
import { createSecretFile } from '@munim/tenant';
import { calculateJwkThumbprint } from 'jose';
import { createPublicKey, randomBytes } from 'node:crypto';
import { readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { SigningKey } from '../database/entities/index.ts';
import { signingKeyExtension, signingKeyFolder, signingKeyPath } from './key-path.ts';

export async function makeKeyFile(secretsDirectory: string): Promise<SigningKey['jwk']> {
  const draft = signingKeyPath(`draft-${randomBytes(6).toString('hex')}`);
  await createSecretFile(secretsDirectory, draft, 'ed25519-private-key');
  const { x } = createPublicKey(await readFile(join(secretsDirectory, draft), 'utf8')).export({ format: 'jwk' });
  const half = { kty: 'OKP', crv: 'Ed25519', x: String(x) };
  const kid = await calculateJwkThumbprint(half);
  await rename(join(secretsDirectory, draft), join(secretsDirectory, signingKeyPath(kid)));
  return { ...half, kid, alg: 'EdDSA' };
}

/** A file is made moments before its row is committed: one without a row that is older belongs to a rotation that died. */
const orphanAfterMs = 3_600_000;

/** Keeps the files of `alive`; of the others those of `ended` go at once. Answers with how many went. */
export async function removeKeyFiles(
  secretsDirectory: string,
  { alive, ended, nowMs }: { alive: ReadonlySet<string>; ended: ReadonlySet<string>; nowMs: number },
): Promise<number> {
  const directory = join(secretsDirectory, signingKeyFolder);
  let removed = 0;
  for (const name of await readdir(directory)) {
    const kid = name.endsWith(signingKeyExtension) ? name.slice(0, -signingKeyExtension.length) : name;
    if (alive.has(kid)) continue;
    const path = join(directory, name);
    if (!ended.has(kid) && nowMs - (await stat(path)).mtimeMs < orphanAfterMs) continue;
    await rm(path, { force: true });
    removed++;
  }
  return removed;
}
