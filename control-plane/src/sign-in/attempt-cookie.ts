/** The cookie that ties a sign-in's end to the browser that began it; the session's own cookie would not come along. */
import { parse, serialize } from 'hono/utils/cookie';
import { z } from 'zod';
import type { Attempt } from './identity-provider.ts';

/** Where the browser goes back to; a person at a provider needs minutes, not more. */
const attemptMaxSeconds = 600;

const nameOf = (secure: boolean): string => (secure ? '__Host-munim_sign_in' : 'munim_sign_in');
const token = z.string().regex(/^[\w~.-]{20,200}$/);
const carried = z.strictObject({ state: token, nonce: token, codeVerifier: token, to: z.string().max(2_000) });

export type CarriedAttempt = Attempt & { readonly to: string };

/** `Lax`, unlike the session's: the provider sends the browser back from another site. */
const attributes = (secure: boolean) => ({ path: '/', httpOnly: true, sameSite: 'Lax', secure }) as const;

export const attemptCookie = (attempt: CarriedAttempt, secure: boolean): string =>
  serialize(nameOf(secure), Buffer.from(JSON.stringify(attempt)).toString('base64url'), {
    ...attributes(secure),
    maxAge: attemptMaxSeconds,
  });

export const endedAttemptCookie = (secure: boolean): string =>
  serialize(nameOf(secure), '', { ...attributes(secure), maxAge: 0 });

export function attemptIn(header: string | null, secure: boolean): CarriedAttempt | undefined {
  const value = parse((header ?? '').slice(0, 8_000), nameOf(secure))[nameOf(secure)];
  if (value === undefined) return undefined;
  try {
    return carried.safeParse(JSON.parse(Buffer.from(value, 'base64url').toString('utf8'))).data;
  } catch {
    // Somebody else's cookie of this name: as good as none.
    return undefined;
  }
}
