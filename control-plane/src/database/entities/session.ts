/** A browser in which an operator is signed in. Its cookie is here as a hash only; a row says nothing that opens anything. */
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

export const Session = defineEntity({
  name: 'Session',
  tableName: 'sessions',
  indexes: [{ name: 'sessions_by_operator', properties: ['operatorId', 'createdAt'] }],
  properties: {
    /** SHA-256 (base64url): a fast hash is enough for 256 random bits. */
    tokenHash: p.text().primary(),
    /** By which it is named: it opens nothing. */
    id: p.text().unique(),
    operatorId: p.text(),
    /** Of the token that it was exchanged for: a session ends with that token. Null after a sign-in without one. */
    operatorTokenHash: p.text().nullable(),
    createdAt: p.datetime(),
    lastSeenAt: p.datetime(),
    revokedAt: p.datetime().nullable(),
  },
});
export type Session = InferEntity<typeof Session>;
