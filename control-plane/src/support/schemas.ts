/** How a support grant looks from outside: the same to the operator who asked and to the bank that is looked into. */
import { isId, supportScopes } from '@munim/kernel';
import { z } from '@munim/platform/http';
import type { Operator, SupportGrant } from '../database/entities/index.ts';
import { grantKinds } from '../database/entities/support-grant.ts';
import { grantStates, stateAt } from './life.ts';

export const grantScopesSchema = z
  .array(z.enum(supportScopes))
  .min(1)
  .refine((list) => new Set(list).size === list.length, { error: 'each scope once' })
  .openapi({ description: 'What it lets the operator read. There is nothing to write in the list.' });

export const grantSchema = z
  .object({
    id: z.string(),
    tenantId: z.string(),
    kind: z.enum(grantKinds).openapi({ description: '`break-glass`: two owners opened it without asking the bank.' }),
    state: z.enum(grantStates),
    operator: z
      .object({ id: z.string(), name: z.string(), email: z.string().nullable() })
      .openapi({ description: 'Who looks in: this person alone.' }),
    reason: z.string(),
    scopes: grantScopesSchema,
    hours: z.int().openapi({ description: 'How long it holds from the approval on.' }),
    requestedAt: z.iso.datetime(),
    expiresAt: z.iso
      .datetime()
      .openapi({ description: 'Until then the bank can answer; of an approved one: until then it holds.' }),
    approvedBy: z
      .string()
      .nullable()
      .openapi({ description: "The bank's client; of a `break-glass` the second owner." }),
    approvedAt: z.iso.datetime().nullable(),
    closedBy: z.string().nullable(),
    closedAt: z.iso.datetime().nullable(),
    closingReason: z.string().nullable(),
    use: z
      .object({
        tokens: z.int().openapi({ description: 'Each is good for five minutes at most.' }),
        firstAt: z.iso.datetime().nullable(),
        lastAt: z.iso.datetime().nullable(),
        calls: z
          .array(
            z.object({
              operation: z.string().openapi({ example: 'getStatement' }),
              answered: z.boolean().openapi({ description: 'False: it was refused.' }),
              count: z.int(),
              firstAt: z.iso.datetime(),
              lastAt: z.iso.datetime(),
            }),
          )
          .openapi({ description: 'What was called with the tokens, told a few seconds later.' }),
      })
      .openapi({ description: 'How often the operator took a token, and what was called; both are audited.' }),
  })
  .openapi('SupportGrant');

export const grantParams = z.object({
  grantId: z
    .string()
    .refine((text) => isId('supportGrant', text))
    .openapi({ param: { name: 'grantId', in: 'path' } }),
});

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
