/** Secrets of API clients: 256 random bits, shown once, kept as a hash. */
import { createHash, randomBytes } from 'node:crypto';
import type { ClientSecret } from '../database/entities/client.ts';

/** Lets scanners of code and logs recognise a leaked one. */
const prefix = 'munim_secret_';

export interface FreshSecret {
  readonly value: string;
  readonly stored: ClientSecret;
}

export function freshSecret(nowMs: number): FreshSecret {
  const value = prefix + randomBytes(32).toString('base64url');
  return { value, stored: { hash: secretHash(value), createdAt: new Date(nowMs).toISOString(), expiresAt: null } };
}

export const secretHash = (value: string): string => createHash('sha256').update(value).digest('base64url');

/** The secrets after a rotation: the new one, and the newest of the old until the overlap is over. */
export function rotated(
  secrets: readonly ClientSecret[],
  fresh: ClientSecret,
  overlapMs: number,
  nowMs: number,
): ClientSecret[] {
  const alive = secrets.filter(({ expiresAt }) => expiresAt === null || Date.parse(expiresAt) > nowMs);
  const newest = alive.reduce<ClientSecret | undefined>(
    (a, b) => (a === undefined || b.createdAt > a.createdAt ? b : a),
    undefined,
  );
  if (!newest || overlapMs === 0) return [fresh];
  const ends = Math.min(nowMs + overlapMs, newest.expiresAt === null ? Infinity : Date.parse(newest.expiresAt));
  return [{ ...newest, expiresAt: new Date(ends).toISOString() }, fresh];
}
