/** The cookie of a session: only this origin's requests carry it, and no script can read it. */
import { createHash, randomBytes } from 'node:crypto';
import { parse, serialize } from 'hono/utils/cookie';
import { sessionLimits } from './limits.ts';

export interface SessionToken {
  readonly value: string;
  readonly hash: string;
}

export const freshSessionToken = (): SessionToken => {
  const value = randomBytes(32).toString('base64url');
  return { value, hash: sessionTokenHash(value) };
};

export const sessionTokenHash = (value: string): string => createHash('sha256').update(value).digest('base64url');

/** `__Host-` makes browsers refuse one that a neighbouring host, or plain HTTP, has set; they know it over HTTPS only. */
const nameOf = (secure: boolean): string => (secure ? '__Host-munim_session' : 'munim_session');

/** What `freshSessionToken` makes; anything else was not made here. */
const valuePattern = /^[\w-]{43}$/;
/** A longer one is an attack on the parser. */
const headerCharsMax = 8_000;

export function sessionTokenIn(header: string | null, secure: boolean): string | undefined {
  const value = parse((header ?? '').slice(0, headerCharsMax), nameOf(secure))[nameOf(secure)];
  return value !== undefined && valuePattern.test(value) ? value : undefined;
}

const attributes = (secure: boolean) => ({ path: '/', httpOnly: true, sameSite: 'Strict', secure }) as const;

export const sessionCookie = (value: string, secure: boolean): string =>
  serialize(nameOf(secure), value, { ...attributes(secure), maxAge: sessionLimits.absoluteMs / 1000 });

export const endedCookie = (secure: boolean): string =>
  serialize(nameOf(secure), '', { ...attributes(secure), maxAge: 0 });
