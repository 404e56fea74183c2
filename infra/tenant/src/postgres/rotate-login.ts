/**
 * Gives a bank's login another password. Postgres holds one at a time, so for the moment between its change and that of
 * the file a pod that connects is refused; pods read the file again and try again. Connections that are open stay open.
 */
import { type TenantId, topology } from '@munim/kernel';
import { rename } from 'node:fs/promises';
import { join } from 'node:path';
import type { Cell } from '../cell.ts';
import { createSecretFile, secretValue } from '../secrets/secret-files.ts';
import { changeCatalogue } from './catalogue-lock.ts';
import { scramVerifier } from './scram.ts';

/** Beside the password in use. Killed anywhere, the next attempt finds it and ends with this one. */
const nextOf = (path: string): string => `${path}.next`;

export async function rotateLogin(tenant: TenantId, cell: Cell): Promise<void> {
  const { login, secrets } = topology(tenant);
  const { secretsDirectory } = cell.access;
  const path = secrets.postgresPassword;
  await createSecretFile(secretsDirectory, nextOf(path), 'random-text');
  const verifier = scramVerifier(await secretValue(secretsDirectory, nextOf(path)));
  await changeCatalogue(cell.sql(), async (tx) => {
    await tx.unsafe(`alter role "${login}" password '${verifier}'`);
  });
  await rename(join(secretsDirectory, nextOf(path)), join(secretsDirectory, path));
}
