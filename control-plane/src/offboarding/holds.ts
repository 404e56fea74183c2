/** Operations placeHold, liftHold and listHolds: one person keeps a bank's records, only two let them go again. */
import { LockMode } from '@mikro-orm/core';
import { isId, platformProblems, ProblemError } from '@munim/kernel';
import { decodeCursor, page, pageOf, pageQuery, z } from '@munim/platform/http';
import { dangerousOperation } from '../approvals/four-eyes.ts';
import { operatorActor, recordDeed } from '../audit/record.ts';
import { LegalHold } from '../database/entities/index.ts';
import { holdScopes } from '../database/entities/legal-hold.ts';
import type { EntityManager } from '../database/orm.ts';
import { changeOperation, queryOperation } from '../http/operation.ts';
import { everyRole, ownersAndOperators } from '../operators/roles.ts';
import { controlProblems } from '../problems.ts';
import { findTenant, tenantToChange } from '../tenants/find-tenant.ts';
import { forbiddenByState } from '../tenants/move-tenant.ts';
import { reasonSchema, tenantParams } from '../tenants/schemas.ts';
import { destructionOf, destructionSchema } from './destruction.ts';

const holdSchema = z
  .object({
    id: z.string(),
    tenantId: z.string(),
    scope: z.enum(holdScopes),
    subject: z
      .string()
      .nullable()
      .openapi({ description: 'The subject or the record class; null for the whole bank.' }),
    reason: z.string(),
    placedBy: z.string(),
    placedAt: z.iso.datetime(),
    liftedBy: z.string().nullable(),
    liftedAt: z.iso.datetime().nullable(),
    liftReason: z.string().nullable(),
    locksExtendedAt: z.iso
      .datetime()
      .nullable()
      .openapi({ description: 'When every locked object of the bank was last made to stay locked for months.' }),
  })
  .openapi('LegalHold');

const placedHoldSchema = holdSchema
  .extend({
    destruction: destructionSchema
      .nullable()
      .openapi({ description: 'Set when it came while the bank is being taken apart: what is left stays.' }),
  })
  .openapi('PlacedLegalHold');

const presentHold = (hold: LegalHold): z.infer<typeof holdSchema> => ({
  id: hold.id,
  tenantId: hold.tenantId,
  scope: hold.scope,
  subject: hold.subject ?? null,
  reason: hold.reason,
  placedBy: hold.placedBy,
  placedAt: hold.placedAt.toISOString(),
  liftedBy: hold.liftedBy ?? null,
  liftedAt: hold.liftedAt?.toISOString() ?? null,
  liftReason: hold.liftReason ?? null,
  locksExtendedAt: hold.locksExtendedAt?.toISOString() ?? null,
});

/** Throws `legal-hold`, which names those in force. To be asked under the bank's lock. */
export async function assertNoHold(em: EntityManager, tenantId: string): Promise<void> {
  const holds = await em.find(LegalHold, { tenantId, liftedAt: null }, { orderBy: { id: 'asc' } });
  if (holds.length === 0) return;
  throw new ProblemError(
    controlProblems.legalHold,
    `in force: ${holds.map(({ id, scope, subject }) => [id, scope, subject].filter(Boolean).join(' ')).join('; ')}`,
  );
}

export const placeHold = changeOperation({
  operationId: 'placeHold',
  path: '/v1/tenants/{tenantId}/holds',
  tag: 'offboarding',
  roles: ownersAndOperators,
  summary: 'Place a legal hold',
  description:
    'In any state of the bank, at once. While one is in force, nothing of the bank is destroyed, and locks that would ' +
    'end are made longer; a destruction under way stops before its next step, and `destruction` says what is gone ' +
    'already. A hold on a subject or a record class keeps all of the bank: its records lie in one log.',
  conditional: true,
  params: tenantParams,
  body: z
    .strictObject({
      scope: z.enum(holdScopes).default('bank'),
      subject: z.string().trim().min(1).max(200).optional(),
      reason: reasonSchema,
    })
    .refine(({ scope, subject }) => (scope === 'bank') === (subject === undefined), {
      path: ['subject'],
      error: 'names the subject or the record class, and is left out for the whole bank',
    })
    .openapi('NewHold'),
  success: { status: 201, description: 'The hold, in force.', body: placedHoldSchema },
  problems: [controlProblems.transitionForbidden],
  handle: async (input) => {
    const { em, params, body, caller, requestId, newId, nowMs } = input;
    const tenant = await tenantToChange(input, params.tenantId);
    if (tenant.state === 'disposed') throw forbiddenByState(tenant, `nothing of ${tenant.id} is left to hold`);
    const actor = operatorActor(caller.operator);
    const hold = em.create(LegalHold, {
      id: newId('legalHold'),
      tenantId: tenant.id,
      scope: body.scope,
      subject: body.subject ?? null,
      reason: body.reason,
      placedBy: actor,
      placedAt: new Date(nowMs),
    });
    recordDeed(em, { actor, action: 'placeHold', target: `tenant/${tenant.id}`, reason: body.reason, requestId });
    return { body: { ...presentHold(hold), destruction: await destructionOf(em, tenant) } };
  },
});

const holdParams = tenantParams.extend({
  holdId: z
    .string()
    .refine((text) => isId('legalHold', text))
    .openapi({ param: { name: 'holdId', in: 'path' } }),
});

async function lockHold(
  input: Parameters<typeof tenantToChange>[0],
  { tenantId, holdId }: { tenantId: string; holdId: string },
) {
  const { em } = input;
  await tenantToChange(input, tenantId);
  const hold = await em.findOne(LegalHold, { id: holdId, tenantId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!hold) throw new ProblemError(platformProblems.notFound, 'this bank has no such hold');
  return hold;
}

export const liftHold = dangerousOperation({
  operationId: 'liftHold',
  path: '/v1/tenants/{tenantId}/holds/{holdId}/lift',
  tag: 'offboarding',
  roles: ownersAndOperators,
  summary: 'Lift a legal hold',
  description: 'Needs a second operator. Locks that were made longer for it stay as long as they are.',
  conditional: true,
  params: holdParams,
  body: z.strictObject({ reason: reasonSchema }).openapi('HoldEnd'),
  problems: [controlProblems.holdLifted],
  target: ({ params }) => `tenant/${params.tenantId}/hold/${params.holdId}`,
  check: async (input) => {
    const hold = await lockHold(input, input.params);
    if (hold.liftedAt != null) throw new ProblemError(controlProblems.holdLifted, `by ${hold.liftedBy ?? ''}`);
  },
  carryOut: async (input) => {
    const { em, params, caller, requestId, nowMs } = input;
    const { reason } = input.body;
    const hold = await lockHold(input, params);
    const actor = operatorActor(caller.operator);
    Object.assign(hold, { liftedBy: actor, liftedAt: new Date(nowMs), liftReason: reason });
    recordDeed(em, { actor, action: 'liftHold', target: `tenant/${params.tenantId}`, reason, requestId });
    return presentHold(hold);
  },
});

export const listHolds = queryOperation({
  operationId: 'listHolds',
  path: '/v1/tenants/{tenantId}/holds',
  tag: 'offboarding',
  roles: everyRole,
  summary: 'Legal holds of a bank, newest first, the lifted ones too',
  params: tenantParams,
  query: z.strictObject({ ...pageQuery }),
  success: { status: 200, description: 'One page of holds.', body: pageOf(holdSchema) },
  handle: async ({ em, params, query: { cursor, limit } }) => {
    await findTenant(em, params.tenantId);
    const [before] = cursor === undefined ? [] : decodeCursor(cursor, 1);
    const rows = await em.find(
      LegalHold,
      { tenantId: params.tenantId, ...(before === undefined ? {} : { id: { $lt: before } }) },
      { orderBy: { id: 'desc' }, limit: limit + 1 },
    );
    return { body: page(rows.map(presentHold), limit, ({ id }) => [id]) };
  },
});
