/** The first operator: whoever holds the installation's token file. A changed file is a changed token. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { z } from 'zod';
import { recordDeed } from '../audit/record.ts';
import { Operator } from '../database/entities/index.ts';
import type { ControlDatabase } from '../database/orm.ts';
import { lockOperator } from './find-operator.ts';

export const bootstrapOperatorId = 'bootstrap';
/** 128 bits as text are 22 characters; a shorter token can be guessed. */
const tokenCharsMin = 22;

export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('base64url');

export const bootstrapSettings = {
  MUNIM_BOOTSTRAP_OPERATOR_TOKEN_FILE: z.string().min(1),
  /** Why. Set for one start, it lets the installation's operator in again after it was shut out or given another role. */
  MUNIM_BOOTSTRAP_OPERATOR_RECOVERY: z.string().trim().min(1).max(500).optional(),
};

/** Throws when the file holds no token that could keep anybody out. `recovery` is why the operator is to be an owner again. */
export async function bootstrapOperator(orm: ControlDatabase, tokenFile: string, recovery?: string): Promise<void> {
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
  if (recovery !== undefined) await recover(orm, recovery);
}

/** Whoever sets the settings of this process has the database anyway; with this they are seen to use it. */
const recover = (orm: ControlDatabase, reason: string): Promise<void> =>
  orm.em.fork().transactional(async (em) => {
    const operator = await lockOperator(em, bootstrapOperatorId);
    if (operator.role === 'owner' && operator.state === 'active') return;
    Object.assign(operator, { role: 'owner', state: 'active' });
    recordDeed(em, {
      actor: 'installation',
      action: 'recoverBootstrapOperator',
      target: `operator/${bootstrapOperatorId}`,
      reason,
      requestId: 'start',
    });
  });
