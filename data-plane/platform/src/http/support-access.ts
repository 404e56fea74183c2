/** What a bank says about support looking in: the contract of what the gateway passes on to the control plane. */
import { defineProblem, isId, type Scope, scopes, supportScopes } from '@munim/kernel';
import type { OperationContract } from './operation.ts';
import { pageOf, pageQuery, z } from './schemas.ts';

/** `break-glass`: without the bank's word. */
export const grantKinds = ['asked', 'break-glass'] as const;
export type GrantKind = (typeof grantKinds)[number];

export const grantStates = ['requested', 'approved', 'refused', 'withdrawn', 'expired', 'ended', 'revoked'] as const;
export type GrantState = (typeof grantStates)[number];

export const supportAccessProblems = {
  makerIsChecker: defineProblem(
    'maker-is-checker',
    403,
    'Whoever asked for it cannot allow it',
    'Ask another operator whose role allows the operation.',
  ),
  supportGrantClosed: defineProblem(
    'support-grant-closed',
    409,
    "The grant's state forbids this",
    'Read the grant; `detail` says what its state allows.',
  ),
} as const;

/** Why somebody did it: kept in the audit log for as long as that is. */
export const reasonSchema = z.string().trim().min(1).max(500).openapi({ example: 'Asked for by the bank, case 4711' });

export const grantScopesSchema = z
  .array(z.enum(supportScopes))
  .min(1)
  .refine((list) => new Set(list).size === list.length, { error: 'each scope once' })
  .openapi({ description: 'What it lets the operator read. There is nothing to write in the list.' });

const useSchema = z
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
  .openapi({ description: 'How often the operator took a token, and what was called; both are audited.' });

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
    use: useSchema,
  })
  .openapi('SupportGrant');

export const grantParams = z.object({
  grantId: z
    .string()
    .refine((text) => isId('supportGrant', text))
    .openapi({ param: { name: 'grantId', in: 'path' } }),
});

export const grantsQuery = {
  ...pageQuery,
  state: z.enum(['open', 'closed']).optional().openapi({ description: 'Those that wait or hold, or all others.' }),
};

export const ownClientSchema = z
  .object({
    clientId: z.string(),
    name: z.string(),
    scopes: z.array(z.enum(scopes)),
    state: z.enum(['active', 'expired', 'revoked']),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
    knownTo: z.array(z.object({ id: z.string(), name: z.string() })).openapi({
      description:
        'Operators who made it, rotated its secret or gave it keys, and may hold its credentials: it cannot approve what ' +
        'they ask for. Whoever does not know one of them asks the platform, or has the client revoked.',
    }),
  })
  .openapi('OwnClient');

const aboutSupport = { context: 'support-access' } as const;

const decision = (verb: 'approve' | 'refuse' | 'revoke', summary: string, description: string) => ({
  ...aboutSupport,
  operationId: `${verb}SupportAccess`,
  method: 'post' as const,
  path: `/v1/support-access/{grantId}/${verb}`,
  scope: 'support:decide' satisfies Scope as 'support:decide',
  summary,
  description,
  params: grantParams,
  body: z.strictObject({ reason: reasonSchema }).openapi('SupportDecision'),
  success: { status: 200 as const, description: 'The grant, decided.', body: grantSchema },
  problems: [supportAccessProblems.supportGrantClosed, supportAccessProblems.makerIsChecker],
});

export const supportAccess = {
  list: {
    ...aboutSupport,
    operationId: 'listSupportAccess',
    method: 'get',
    path: '/v1/support-access',
    scope: 'support:read',
    summary: 'Who of the platform asks, may or might look into this bank, newest first',
    query: z.strictObject(grantsQuery),
    success: { status: 200, description: 'One page of grants.', body: pageOf(grantSchema) },
  },
  // Before `get`, whose path would match it.
  clients: {
    ...aboutSupport,
    operationId: 'listOwnClients',
    method: 'get',
    path: '/v1/support-access/clients',
    scope: 'support:read',
    summary: "The bank's own clients, oldest first, and who of the platform has seen their credentials",
    query: z.strictObject(pageQuery),
    success: { status: 200, description: 'One page of clients.', body: pageOf(ownClientSchema) },
  },
  get: {
    ...aboutSupport,
    operationId: 'getSupportAccess',
    method: 'get',
    path: '/v1/support-access/{grantId}',
    scope: 'support:read',
    summary: 'One grant: who, why, what, until when, and how often it was used',
    params: grantParams,
    success: { status: 200, description: 'The grant.', body: grantSchema },
  },
  approve: decision(
    'approve',
    'Let the operator look in',
    'From now on, for as long as was asked for. Refused to a client whose credentials that operator has seen: whoever ' +
      'asks must not be able to approve.',
  ),
  refuse: decision('refuse', 'Refuse to let the operator look in', 'Nothing was readable, and nothing will be.'),
  revoke: decision(
    'revoke',
    'End a look that was approved',
    'At once, on every pod; one that was opened without the bank (`break-glass`) too.',
  ),
} as const satisfies Readonly<Record<string, OperationContract>>;

export const supportAccessOperations: readonly OperationContract[] = Object.values(supportAccess);
