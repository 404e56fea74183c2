/** The answer to a request with an Idempotency-Key, written in the transaction of its effect. */
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

export const StoredAnswer = defineEntity({
  name: 'StoredAnswer',
  tableName: 'idempotency',
  properties: {
    /** `<operator>:<operation>:<key>` */
    scope: p.text().primary(),
    fingerprint: p.text(),
    status: p.integer().nullable(),
    body: p.text().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
export type StoredAnswer = InferEntity<typeof StoredAnswer>;
