/** The first operator: whoever holds the installation's token file. A changed file is a changed token. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { Operator } from '../database/entities/index.ts';
import type { ControlDatabase } from '../database/orm.ts';

export const bootstrapOperatorId = 'bootstrap';
/** 128 bits as text are 22 characters; a shorter token can be guessed. */
const tokenCharsMin = 22;

export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url');

/** Throws when the file holds no token that could keep anybody out. */
export async function bootstrapOperator(orm: ControlDatabase, tokenFile: string): Promise<void> {
  const token = (await readFile(tokenFile, 'utf8')).trim();
  if (token.length < tokenCharsMin)
    throw new Error(
      `the operator token in ${tokenFile} has fewer than ${tokenCharsMin} characters: write a random one, e.g. of \`openssl rand -base64 32\``,
    );
  // Only the token is the file's to say: whoever was disabled or given another role stays so.
  await orm.em
    .fork()
    .upsert(
      Operator,
      { id: bootstrapOperatorId, name: 'Installation', role: 'owner', state: 'active', tokenHash: tokenHash(token) },
      { onConflictMergeFields: ['tokenHash'] },
    );
}
