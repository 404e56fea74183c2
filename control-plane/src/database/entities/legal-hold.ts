/** A court's or an authority's word that nothing of a bank may be destroyed; kept after it was lifted. */
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

export const holdScopes = ['bank', 'subject', 'record-class'] as const;
export type HoldScope = (typeof holdScopes)[number];

export const LegalHold = defineEntity({
  name: 'LegalHold',
  tableName: 'legal_holds',
  indexes: [{ name: 'legal_holds_by_tenant', properties: ['tenantId', 'id'] }],
  properties: {
    id: p.text().primary(),
    tenantId: p.text(),
    scope: p.text().$type<HoldScope>(),
    /** The subject or the class; null for the whole bank. */
    subject: p.text().nullable(),
    reason: p.text(),
    placedBy: p.text(),
    placedAt: p.datetime(),
    liftedBy: p.text().nullable(),
    liftedAt: p.datetime().nullable(),
    liftReason: p.text().nullable(),
    /** When all locks of the bank were last made to reach far enough. */
    locksExtendedAt: p.datetime().nullable(),
  },
});
export type LegalHold = InferEntity<typeof LegalHold>;
