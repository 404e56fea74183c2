/** One operator's leave to look into one bank's business data, given by the bank, or without it by two owners. */
import type { SupportScope } from '@munim/kernel';
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { GrantKind, GrantState } from '@munim/platform/http';
import type { Outcomes } from './client-action.ts';

export const SupportGrant = defineEntity({
  name: 'SupportGrant',
  tableName: 'support_grants',
  indexes: [
    { name: 'support_grants_by_tenant', properties: ['tenantId', 'id'] },
    { name: 'support_grants_by_operator', properties: ['operatorId', 'id'] },
    // Whoever asks ten times asks once.
    {
      name: 'support_grants_one_open',
      expression: `create unique index support_grants_one_open on support_grants (tenant_id, operator_id, kind) where state in ('requested', 'approved')`,
    },
  ],
  properties: {
    id: p.text().primary(),
    tenantId: p.text(),
    operatorId: p.text(),
    kind: p.text().$type<GrantKind>(),
    scopes: p.json<SupportScope[]>(),
    hours: p.integer(),
    reason: p.text(),
    /** As it was last written: one whose time is over still says what it was. */
    state: p.text().$type<GrantState>(),
    requestedAt: p.datetime(),
    /** Until the bank has answered: when the question lapses. From then on: when the grant ends. */
    expiresAt: p.datetime(),
    approvedBy: p.text().nullable(),
    approvedAt: p.datetime().nullable(),
    closedBy: p.text().nullable(),
    closedAt: p.datetime().nullable(),
    closingReason: p.text().nullable(),
    tokensIssued: p.integer().default(0),
    firstUsedAt: p.datetime().nullable(),
    lastUsedAt: p.datetime().nullable(),
    /** By operation, `refused_` before what was not answered: as gateways tell it, seconds later. */
    calls: p.json().$type<Outcomes>().defaultRaw(`'{}'`),
  },
});
export type SupportGrant = InferEntity<typeof SupportGrant>;
