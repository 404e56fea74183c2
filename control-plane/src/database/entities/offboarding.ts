/** How a bank leaves: who asked and who allowed it, what was handed over, what was destroyed, and what is left until when. */
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

export const Offboarding = defineEntity({
  name: 'Offboarding',
  tableName: 'offboardings',
  properties: {
    tenantId: p.text().primary(),
    /** Of this bank: one that was taken back, and is asked for again, is another. */
    number: p.integer().default(1),
    reason: p.text(),
    requestedBy: p.text(),
    approvedBy: p.text(),
    approvedAt: p.datetime(),
    /** Until then it can be taken back without a trace in the bank. */
    coolingOffEndsAt: p.datetime(),
    handedOverTo: p.text().nullable(),
    handedOverBy: p.text().nullable(),
    handedOverAt: p.datetime().nullable(),
    /** Set in the transaction that found no hold; from then on nothing is taken back. */
    destructionStartedAt: p.datetime().nullable(),
    treeSize: p.integer().nullable(),
    rootHash: p.text().nullable(),
    verifierKey: p.text().nullable(),
    /** C2SP verifier key of whoever signed the certificates. */
    certificateKey: p.text().nullable(),
    /** Signed notes. */
    certificate: p.text().nullable(),
    disposalCertificate: p.text().nullable(),
    /** Of the object that is locked longest; null when nothing is locked. */
    retainUntil: p.datetime().nullable(),
  },
});
export type Offboarding = InferEntity<typeof Offboarding>;
