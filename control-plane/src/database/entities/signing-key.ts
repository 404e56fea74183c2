/** Public half of a key that signs access tokens; the private half is a file that only issuers read. */
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { SigningKeyEntry } from '@munim/kernel';

/**
 * `published`: pods know it, nothing is signed with it yet. `signing`: issuers sign with it. `retiring`: its tokens are
 * still good. `retired`: none of them is left. `revoked`: refused from one moment to the next.
 */
export const signingKeyStates = ['published', 'signing', 'retiring', 'retired', 'revoked'] as const;
export type SigningKeyState = (typeof signingKeyStates)[number];

export const SigningKey = defineEntity({
  name: 'SigningKey',
  tableName: 'signing_keys',
  properties: {
    kid: p.text().primary(),
    jwk: p.json<SigningKeyEntry['jwk']>(),
    state: p.text().$type<SigningKeyState>(),
    /** Why it was made, or why it was revoked. */
    reason: p.text().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
    /** Since when Kafka is known to hold its present state; null while that is under way. */
    announcedAt: p.datetime().nullable(),
    signingAt: p.datetime().nullable(),
    retiringAt: p.datetime().nullable(),
    /** Retired or revoked. */
    endedAt: p.datetime().nullable(),
  },
});
export type SigningKey = InferEntity<typeof SigningKey>;
