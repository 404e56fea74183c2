/** How a support grant looks from outside: the same to the operator who asked and to the bank that is looked into. */
import type { grantSchema, z } from '@munim/platform/http';
import type { Operator, SupportGrant } from '../database/entities/index.ts';
import { stateAt } from './life.ts';

export const presentGrant = (
  grant: SupportGrant,
  { id, name, email }: Pick<Operator, 'id' | 'name' | 'email'>,
  nowMs: number,
): z.infer<typeof grantSchema> => ({
  id: grant.id,
  tenantId: grant.tenantId,
  kind: grant.kind,
  state: stateAt(grant, nowMs),
  operator: { id, name, email: email ?? null },
  reason: grant.reason,
  scopes: grant.scopes,
  hours: grant.hours,
  requestedAt: grant.requestedAt.toISOString(),
  expiresAt: grant.expiresAt.toISOString(),
  approvedBy: grant.approvedBy ?? null,
  approvedAt: grant.approvedAt?.toISOString() ?? null,
  closedBy: grant.closedBy ?? null,
  closedAt: grant.closedAt?.toISOString() ?? null,
  closingReason: grant.closingReason ?? null,
  use: {
    tokens: grant.tokensIssued,
    firstAt: grant.firstUsedAt?.toISOString() ?? null,
    lastAt: grant.lastUsedAt?.toISOString() ?? null,
    calls: callsOf(grant),
  },
});

const callsOf = ({ calls }: SupportGrant): z.infer<typeof grantSchema>['use']['calls'] =>
  Object.entries(calls)
    .map(([outcome, { count, firstAt, lastAt = firstAt }]) => {
      const operation = outcome.replace(/^refused_/, '');
      return { operation, answered: operation === outcome, count, firstAt, lastAt };
    })
    .toSorted((one, other) => (one.firstAt < other.firstAt ? -1 : 1));
