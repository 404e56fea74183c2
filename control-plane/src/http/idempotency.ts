/** One effect per Idempotency-Key: the key's row is claimed, and the answer stored, in the transaction of the effect. */
import { canonicalJson, type JsonValue, platformProblems, ProblemError } from '@munim/kernel';
import { createHash } from 'node:crypto';
import type { EntityManager } from '../database/orm.ts';
import type { Answer } from './operation.ts';

export interface StoredResponse {
  readonly status: number;
  readonly body: string;
  readonly replayed: boolean;
}

export const fingerprintOf = (params: JsonValue, body: JsonValue): string =>
  createHash('sha256')
    .update(canonicalJson([params, body]))
    .digest('base64url');

/**
 * Runs `effect` unless the key was used. Two first uses at once: the second waits on the first one's row, then gets its
 * answer. A refused request stores nothing. Throws `idempotency-key-reused`.
 */
export async function once(
  em: EntityManager,
  scope: string,
  fingerprint: string,
  status: number,
  effect: () => Promise<Answer>,
): Promise<StoredResponse> {
  const claimed = await em.execute(
    'insert into idempotency (scope, fingerprint) values (?, ?) on conflict (scope) do nothing returning scope',
    [scope, fingerprint],
  );
  if (claimed.length === 0) return replay(em, scope, fingerprint);
  const answer = await effect();
  await em.flush();
  await em.execute('update idempotency set status = ?, body = ? where scope = ?', [
    status,
    JSON.stringify(answer.replay ?? answer.body),
    scope,
  ]);
  return { status, body: JSON.stringify(answer.body), replayed: false };
}

async function replay(em: EntityManager, scope: string, fingerprint: string): Promise<StoredResponse> {
  const [row] = await em.execute<{ fingerprint: string; status: number; body: string }[]>(
    'select fingerprint, status, body from idempotency where scope = ?',
    [scope],
  );
  if (!row)
    throw new ProblemError(
      platformProblems.unavailable,
      'the first request with this key has just failed: send it again',
    );
  if (row.fingerprint !== fingerprint)
    throw new ProblemError(platformProblems.idempotencyKeyReused, 'the first request with this key had other contents');
  return { status: row.status, body: row.body, replayed: true };
}
