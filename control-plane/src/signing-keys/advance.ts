/** Takes every signing key the step that is due: the next signs, the last retires, the oldest ends. Safe to repeat. */
import { accessTokenLifetimeSeconds, clockToleranceSeconds, signingKeyLeadSeconds } from '@munim/kernel';
import { SigningKey } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { end, type KeyLife, lockSigningKeys, promote, publishKey } from './life.ts';

export interface KeyTiming {
  /** From the moment that Kafka holds a new key to its first signature. */
  readonly leadMs: number;
  /** A key signs for so long, then another takes over; 0 leaves it to the operators. */
  readonly signsForMs: number;
}

/**
 * An issuer hears of its new key at the latest as late as a pod would; the last token that it signed with the old one
 * then has its whole life before it.
 */
const acceptedForMs = (accessTokenLifetimeSeconds + clockToleranceSeconds + signingKeyLeadSeconds) * 1_000;

export interface Advance {
  /** The key that the schedule has made. */
  readonly scheduled: SigningKey | undefined;
  /** How many keys are over since the last look. */
  readonly retired: number;
}

export async function advanceSigningKeys(life: KeyLife, { leadMs, signsForMs }: KeyTiming): Promise<Advance> {
  const { em, nowMs } = life;
  await lockSigningKeys(em);
  await noteAnnounced(em, nowMs);
  const keys = await em.find(SigningKey, { endedAt: null });
  const age = (at: Date | null | undefined): number => (at ? nowMs - at.getTime() : -1);
  const over = keys.filter(({ state, announcedAt }) => state === 'retiring' && age(announcedAt) >= acceptedForMs);
  for (const key of over) end(life, key, 'retired');
  await em.flush();
  const next = keys.find(({ state }) => state === 'published');
  if (next) {
    if (age(next.announcedAt) >= leadMs) await promote(life, next);
    return { scheduled: undefined, retired: over.length };
  }
  const signing = keys.find(({ state }) => state === 'signing');
  const isDue = signsForMs > 0 && signing !== undefined && age(signing.signingAt) >= signsForMs;
  const scheduled = isDue ? await publishKey(life, `the key before it has signed since ${text(signing)}`) : undefined;
  return { scheduled, retired: over.length };
}

const text = ({ signingAt }: SigningKey): string => signingAt?.toISOString() ?? '';

/** An announcement leaves its table once Kafka has acknowledged it: waiting times count from there, not from the wish. */
const noteAnnounced = (em: EntityManager, nowMs: number): Promise<unknown> =>
  em.execute(
    `update signing_keys set announced_at = ?
     where announced_at is null and ended_at is null
       and not exists (select from announcements a where a.key = 'signing-key/' || kid)`,
    [new Date(nowMs)],
  );
