/** Who did what to what, and why: rows are added and never changed, which the database enforces. */
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

export const AuditEntry = defineEntity({
  name: 'AuditEntry',
  tableName: 'audit',
  properties: {
    id: p.bigint('number').primary().autoincrement(),
    /** From 1, without a gap, in the order of the commits; the database gives it at the commit. */
    position: p.bigint('number').nullable().unique(),
    at: p.datetime().defaultRaw('now()'),
    /** `operator:<id>` or `provisioner`. */
    actor: p.text(),
    /** The operation's id, or the trigger that moved a bank. */
    action: p.text(),
    /** `tenant/<id>`, `tenant/<id>/client/<id>`, … */
    target: p.text(),
    reason: p.text().nullable(),
    requestId: p.text(),
  },
});
export type AuditEntry = InferEntity<typeof AuditEntry>;
