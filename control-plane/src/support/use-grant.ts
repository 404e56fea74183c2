/** Operations createSupportToken and endSupportGrant: what the operator does with a grant. */
import { clockToleranceSeconds, ProblemError, supportTokenLifetimeSeconds, tenantId, topology } from '@munim/kernel';
import { grantParams, grantSchema, grantScopesSchema, z } from '@munim/platform/http';
import { operatorActor } from '../audit/record.ts';
import type { SupportGrant } from '../database/entities/index.ts';
import { type Caller, changeOperation } from '../http/operation.ts';
import { allButAuditors } from '../operators/roles.ts';
import { controlProblems } from '../problems.ts';
import type { Announcer } from '../registry/announcer.ts';
import { reasonSchema } from '../tenants/schemas.ts';
import { closeGrant, lockGrant, recordGrantDeed, withOperator } from './grants.ts';
import { stateAt } from './life.ts';
import type { SignSupportToken } from './sign-token.ts';

const tokenSchema = z
  .object({
    grantId: z.string(),
    tenantId: z.string(),
    scopes: grantScopesSchema,
    accessToken: z
      .string()
      .nullable()
      .openapi({ description: 'In this answer only: null on a repeated request with the same key.' }),
    expiresAt: z.iso.datetime(),
  })
  .openapi('SupportToken');

export const createSupportToken = (sign: SignSupportToken) =>
  changeOperation({
    operationId: 'createSupportToken',
    path: '/v1/support-grants/{grantId}/tokens',
    tag: 'support',
    roles: allButAuditors,
    summary: 'Take an access token of a bank that has approved',
    description:
      'Reads only, for five minutes at most and never beyond the end of the grant. It names the operator in `act`; each ' +
      'token is counted, for the bank to see, and audited.',
    params: grantParams,
    success: { status: 201, description: 'The token.', body: tokenSchema },
    problems: [controlProblems.supportNotGranted],
    handle: async ({ em, params, caller, requestId, newId, nowMs }) => {
      const grant = await lockGrant(em, { id: params.grantId });
      const expiresAt = lastSecond(grant, caller, nowMs);
      const actor = operatorActor(caller.operator);
      const accessToken = await sign({
        aud: topology(tenantId(grant.tenantId)).audience,
        sub: grant.id,
        client_id: grant.id,
        act: { sub: actor },
        tenant: grant.tenantId,
        scope: grant.scopes.join(' '),
        jti: newId('request'),
        iat: Math.floor(nowMs / 1000),
        exp: expiresAt,
      });
      const at = new Date(nowMs);
      Object.assign(grant, {
        tokensIssued: grant.tokensIssued + 1,
        firstUsedAt: grant.firstUsedAt ?? at,
        lastUsedAt: at,
      });
      const reason = `token ${grant.tokensIssued} for ${grant.scopes.join(' ')}`;
      recordGrantDeed(em, grant, { actor, action: 'createSupportToken', reason, requestId });
      const { id: grantId, tenantId: bank, scopes } = grant;
      const token = { grantId, tenantId: bank, scopes, expiresAt: new Date(expiresAt * 1000).toISOString() };
      return { body: { ...token, accessToken }, replay: { ...token, accessToken: null } };
    },
  });

/** In epoch seconds. No pod takes a token after the end of its grant, however slow its clock may be. */
function lastSecond(grant: SupportGrant, { operator }: Caller, nowMs: number): number {
  const state = stateAt(grant, nowMs);
  const end = Math.floor(grant.expiresAt.getTime() / 1000) - clockToleranceSeconds;
  const now = Math.floor(nowMs / 1000);
  if (grant.operatorId !== operator)
    throw new ProblemError(controlProblems.supportNotGranted, `${grant.id} is for another operator`);
  if (state !== 'approved' || end <= now)
    throw new ProblemError(
      controlProblems.supportNotGranted,
      `${grant.id} is ${state === 'approved' ? 'at its end' : state}`,
    );
  return Math.min(now + supportTokenLifetimeSeconds, end);
}

export const endSupportGrant = (announcer: Announcer) =>
  changeOperation({
    operationId: 'endSupportGrant',
    path: '/v1/support-grants/{grantId}/end',
    tag: 'support',
    roles: allButAuditors,
    summary: 'End a support grant, or take back the question',
    description: 'At once, on every pod. By whoever asked, or by an owner.',
    params: grantParams,
    body: z.strictObject({ reason: reasonSchema }).openapi('SupportGrantEnd'),
    success: { status: 200, description: 'The grant, ended or withdrawn.', body: grantSchema },
    problems: [controlProblems.supportGrantClosed, controlProblems.supportNotGranted],
    handle: async ({ em, params, body: { reason }, caller, requestId, nowMs }) => {
      const grant = await lockGrant(em, { id: params.grantId });
      if (grant.operatorId !== caller.operator && caller.role !== 'owner')
        throw new ProblemError(controlProblems.supportNotGranted, `${grant.id} is for another operator to end`);
      const actor = operatorActor(caller.operator);
      const trigger = stateAt(grant, nowMs) === 'requested' ? 'withdraw' : 'end';
      closeGrant(em, announcer, grant, trigger, { by: actor, reason, nowMs });
      recordGrantDeed(em, grant, { actor, action: 'endSupportGrant', reason, requestId });
      return { body: await withOperator(em, grant, nowMs) };
    },
  });
