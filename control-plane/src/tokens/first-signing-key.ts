/** The first key that signs access tokens: made once per installation, its private half a file that issuers read. */
import { createSecretFile } from '@munim/tenant';
import { createPublicKey, randomBytes } from 'node:crypto';
import { readFile, rename } from 'node:fs/promises';
import { join } from 'node:path';
import { calculateJwkThumbprint } from 'jose';
import { SigningKey } from '../database/entities/index.ts';
import type { ControlDatabase } from '../database/orm.ts';
import type { Announcer } from '../registry/announcer.ts';
import { signingKeyEntry } from '../registry/entries.ts';

/** Below the secrets directory. */
export const signingKeyPath = (kid: string): string => `issuer/${kid}.pem`;

/** The row is written last: a kill leaves at most a file that nobody knows of. */
export async function ensureSigningKey(
  orm: ControlDatabase,
  announcer: Announcer,
  secretsDirectory: string,
): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    await em.execute(`select pg_advisory_xact_lock(hashtextextended('munim signing keys', 0))`);
    if (await em.findOne(SigningKey, { state: 'signing' })) return;
    const jwk = await makeKeyFile(secretsDirectory);
    const key = em.create(SigningKey, { kid: jwk.kid, jwk, state: 'signing' });
    announcer.announce(em, signingKeyEntry(key));
  });
}

async function makeKeyFile(secretsDirectory: string): Promise<SigningKey['jwk']> {
  const draft = signingKeyPath(`draft-${randomBytes(6).toString('hex')}`);
  await createSecretFile(secretsDirectory, draft, 'ed25519-private-key');
  const { x } = createPublicKey(await readFile(join(secretsDirectory, draft), 'utf8')).export({ format: 'jwk' });
  const half = { kty: 'OKP', crv: 'Ed25519', x: String(x) };
  const kid = await calculateJwkThumbprint(half);
  await rename(join(secretsDirectory, draft), join(secretsDirectory, signingKeyPath(kid)));
  return { ...half, kid, alg: 'EdDSA' };
}
