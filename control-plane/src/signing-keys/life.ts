/**
 * How a signing key lives: published → signing → retiring → retired, or revoked from any of them. Each step is one
 * transaction under one lock, and what it changes is announced in the same order: killed anywhere, the next one goes on.
 */
import { ProblemError } from '@munim/kernel';
import { SigningKey } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { controlProblems } from '../problems.ts';
import type { Announcer } from '../registry/announcer.ts';
import { signingKeyEntry } from '../registry/entries.ts';
import { makeKeyFile } from './key-files.ts';

export interface KeyLife {
  readonly em: EntityManager;
  readonly announcer: Announcer;
  readonly secretsDirectory: string;
  readonly nowMs: number;
}

/** Whoever reads keys to change them takes it first; others wait until the transaction ends. */
export const lockSigningKeys = (em: EntityManager): Promise<unknown> =>
  em.execute(`select pg_advisory_xact_lock(hashtextextended('munim signing keys', 0))`);

/** A new key, published: it signs once all have known it for a while. Throws `rotation-in-progress`. */
export async function publishKey(life: KeyLife, reason: string): Promise<SigningKey> {
  const { em, announcer } = life;
  await lockSigningKeys(em);
  const pending = await em.findOne(SigningKey, { state: 'published' });
  if (pending) throw new ProblemError(controlProblems.rotationInProgress, `key ${pending.kid} does not sign yet`);
  const key = await newKey(life, 'published', reason);
  await em.flush();
  announcer.announce(em, signingKeyEntry(key));
  return key;
}

/** Signs from now on, without waiting: for the first key of all, and after a revocation. */
export async function startSigning(life: KeyLife, reason: string): Promise<SigningKey> {
  const key = await newKey(life, 'signing', reason);
  await life.em.flush();
  life.announcer.announce(life.em, signingKeyEntry(key));
  return key;
}

async function newKey({ em, secretsDirectory, nowMs }: KeyLife, state: 'published' | 'signing', reason: string) {
  const jwk = await makeKeyFile(secretsDirectory);
  const at = new Date(nowMs);
  return em.create(SigningKey, {
    kid: jwk.kid,
    jwk,
    state,
    reason,
    createdAt: at,
    ...(state === 'signing' ? { signingAt: at } : {}),
  });
}

/** Two flushes: the database lets one key sign at a time. Said the other way round, so that issuers always have one. */
export async function promote({ em, announcer, nowMs }: KeyLife, key: SigningKey): Promise<void> {
  const at = new Date(nowMs);
  const before = await em.findOne(SigningKey, { state: 'signing' });
  if (before) em.assign(before, { state: 'retiring', retiringAt: at, announcedAt: null });
  await em.flush();
  em.assign(key, { state: 'signing', signingAt: at, announcedAt: null });
  announcer.announce(em, signingKeyEntry(key));
  if (before) announcer.announce(em, signingKeyEntry(before));
  await em.flush();
}

export function end({ em, announcer, nowMs }: KeyLife, key: SigningKey, state: 'retired' | 'revoked'): void {
  announcer.retract(em, signingKeyEntry(key));
  em.assign(key, { state, endedAt: new Date(nowMs) });
}
