/** The release that a bank was last brought to, whole; and what that made of it, so that it can be checked against that. */
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { KeptDeclaration } from '@munim/tenant';

export const BankRelease = defineEntity({
  name: 'BankRelease',
  tableName: 'bank_releases',
  properties: {
    tenantId: p.text().primary(),
    release: p.text(),
    declared: p.json<readonly KeptDeclaration[]>(),
    since: p.datetime().defaultRaw('now()'),
  },
});
export type BankRelease = InferEntity<typeof BankRelease>;
