/** Operations askForSupport and openBreakGlass: how a support grant begins, with the bank's word or in spite of it. */
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { ProblemError } from '@munim/kernel';
import { type GrantState, grantSchema, grantScopesSchema, z } from '@munim/platform/http';
import { dangerousOperation } from '../approvals/four-eyes.ts';
import { operatorActor } from '../audit/record.ts';
import { SupportGrant } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { changeOperation } from '../http/operation.ts';
import { allButAuditors, ownersAlone } from '../operators/roles.ts';
import { controlProblems } from '../problems.ts';
import { findTenant } from '../tenants/find-tenant.ts';
import { forbiddenByState } from '../tenants/move-tenant.ts';
import { reasonSchema, tenantParams } from '../tenants/schemas.ts';
import { recordGrantDeed, withOperator } from './grants.ts';
import { breakGlassHours, grantHoursDefault, grantHoursMax, questionOpenMs } from './life.ts';

const hourMs = 3_600_000;

export const askForSupport = changeOperation({
  operationId: 'askForSupport',
  path: '/v1/tenants/{tenantId}/support-grants',
  tag: 'support',
  roles: allButAuditors,
  summary: 'Ask a bank for a look into its business data',
  description:
    'The bank decides, with its own access token. Until it has approved, and when the time is over, nothing can be read. ' +
    'One open grant of an operator at a bank at a time.',
  params: tenantParams,
  body: z
    .strictObject({
      reason: reasonSchema,
      scopes: grantScopesSchema,
      hours: z
        .int()
        .min(1)
        .max(grantHoursMax)
        .default(grantHoursDefault)
        .openapi({ description: 'How long it is to hold from the approval on; a working day at most.' }),
    })
    .openapi('NewSupportGrant'),
  success: { status: 201, description: "The grant, which waits for the bank's answer.", body: grantSchema },
  problems: [controlProblems.supportGrantOpen, controlProblems.transitionForbidden],
  handle: async ({ em, params, body, caller, requestId, newId, nowMs }) => {
    await assertServes(em, params.tenantId);
    const { operator: operatorId } = caller;
    const grant = await openGrant(em, nowMs, {
      id: newId('supportGrant'),
      tenantId: params.tenantId,
      operatorId,
      kind: 'asked',
      scopes: [...body.scopes],
      hours: body.hours,
      reason: body.reason,
      state: 'requested',
      requestedAt: new Date(nowMs),
      expiresAt: new Date(nowMs + questionOpenMs),
    });
    recordGrantDeed(em, grant, {
      actor: operatorActor(operatorId),
      action: 'askForSupport',
      reason: `${body.scopes.join(' ')} for ${body.hours} h: ${body.reason}`,
      requestId,
    });
    return { body: await withOperator(em, grant, nowMs) };
  },
});

export const openBreakGlass = (alarm: (fields: Record<string, string>) => void) =>
  dangerousOperation({
    operationId: 'openBreakGlass',
    path: '/v1/tenants/{tenantId}/support-grants/break-glass',
    tag: 'support',
    roles: ownersAlone,
    summary: 'Look into a bank without its word',
    description:
      `Needs a second owner. Holds for ${breakGlassHours} hour, for whoever asked; the bank sees it at once, as what it ` +
      'is, and can revoke it.',
    params: tenantParams,
    body: z.strictObject({ reason: reasonSchema, scopes: grantScopesSchema }).openapi('BreakGlass'),
    problems: [controlProblems.supportGrantOpen, controlProblems.transitionForbidden],
    target: ({ params, caller }) => `tenant/${params.tenantId}/break-glass/${caller.operator}`,
    check: async ({ em, params }) => assertServes(em, params.tenantId),
    carryOut: async ({ em, params, body, caller, requestId, newId, nowMs }) => {
      const at = new Date(nowMs);
      const grant = await openGrant(em, nowMs, {
        id: newId('supportGrant'),
        tenantId: params.tenantId,
        operatorId: caller.operator,
        kind: 'break-glass',
        scopes: [...body.scopes],
        hours: breakGlassHours,
        reason: body.reason,
        state: 'approved',
        requestedAt: at,
        approvedAt: at,
        approvedBy: operatorActor(caller.approvedBy ?? ''),
        expiresAt: new Date(nowMs + breakGlassHours * hourMs),
      });
      const actor = operatorActor(caller.operator);
      const reason = `${body.scopes.join(' ')}: ${body.reason}`;
      recordGrantDeed(em, grant, { actor, action: 'break-glass-alarm', reason, requestId });
      alarm({ tenant: grant.tenantId, grant: grant.id, actor, approvedBy: grant.approvedBy ?? '', requestId });
      return withOperator(em, grant, nowMs);
    },
  });

/** Of a bank that is suspended or leaving every pod refuses every token. */
async function assertServes(em: EntityManager, tenantId: string): Promise<void> {
  const tenant = await findTenant(em, tenantId);
  if (tenant.state !== 'active')
    throw forbiddenByState(tenant, `a bank in state ${tenant.state} cannot be looked into`);
}

type NewGrant = Pick<
  SupportGrant,
  'tenantId' | 'operatorId' | 'kind' | 'scopes' | 'hours' | 'reason' | 'state' | 'requestedAt' | 'expiresAt'
> &
  Partial<Pick<SupportGrant, 'approvedBy' | 'approvedAt'>> & { readonly id: string };

/** Throws `support-grant-open`. */
async function openGrant(em: EntityManager, nowMs: number, row: NewGrant): Promise<SupportGrant> {
  const { tenantId, operatorId, kind } = row;
  const open = { tenantId, operatorId, kind, state: { $in: ['requested', 'approved'] as GrantState[] } };
  await em.nativeUpdate(SupportGrant, { ...open, expiresAt: { $lte: new Date(nowMs) } }, { state: 'expired' });
  const standing = await em.findOne(SupportGrant, open);
  if (standing) throw openAlready(standing.id);
  const grant = em.create(SupportGrant, row);
  try {
    await em.flush();
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    throw openAlready('another one');
  }
  return grant;
}

const openAlready = (id: string): ProblemError => new ProblemError(controlProblems.supportGrantOpen, `${id} is open`);
