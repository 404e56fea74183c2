/** Operation issueOperatorToken: the bearer token of one's own, or one for somebody who has no other way in. */
import { platformProblems, ProblemError } from '@munim/kernel';
import { z } from '@munim/platform/http';
import { randomBytes } from 'node:crypto';
import { operatorActor, recordDeed } from '../audit/record.ts';
import { Operator } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { type Caller, changeOperation } from '../http/operation.ts';
import { controlProblems } from '../problems.ts';
import { reasonSchema } from '../tenants/schemas.ts';
import { bootstrapOperatorId, tokenHash } from './bootstrap.ts';
import { lockOperator } from './find-operator.ts';
import { inOwnHands } from './hands.ts';
import { everyRole } from './roles.ts';
import { operatorParams, operatorSchema, presentOperator } from './schemas.ts';
import { hasTokenEnded, type TokenTerms } from './token-life.ts';

/** Lets scanners of code and logs recognise a leaked one. */
const prefix = 'munim_operator_';

export const issueOperatorToken = ({ lifetimeMs, identityProvider }: TokenTerms) =>
  changeOperation({
    operationId: 'issueOperatorToken',
    path: '/v1/operators/{operatorId}/token',
    tag: 'operators',
    roles: everyRole,
    freshSignIn: true,
    summary: "Issue an operator's token",
    description:
      'Everybody renews their own; the one before ends at once. An owner issues one to an operator who has no other way ' +
      'in, and no other: nobody can take the place of somebody who is there. Whoever issues it could act as that operator: ' +
      'until somebody else has confirmed who came (`confirmOperator`), or the identity provider has, the two of them are ' +
      'not two people, and neither allows what the other asks for. It is shown in this answer only, and ends by itself.',
    params: operatorParams,
    body: z.strictObject({ reason: reasonSchema }).openapi('TokenRequest'),
    success: {
      status: 201,
      description: 'The operator, with the token.',
      body: operatorSchema.extend({ token: z.string().nullable() }).openapi('OperatorWithToken'),
    },
    problems: [controlProblems.operatorStateForbids],
    handle: async ({ em, params, body: { reason }, caller, requestId, nowMs }) => {
      const operator = await lockOperator(em, params.operatorId);
      if (operator.id === bootstrapOperatorId)
        throw new ProblemError(controlProblems.operatorStateForbids, "the installation's token is in its file");
      if (operator.id === caller.operator) {
        if (operator.renewalSuffices) inOwnHands(operator);
      } else await handOver(em, operator, caller, { identityProvider, nowMs });
      const token = prefix + randomBytes(32).toString('base64url');
      Object.assign(operator, {
        tokenHash: tokenHash(token),
        tokenIssuedBy: caller.operator,
        tokenIssuedAt: new Date(nowMs),
        tokenExpiresAt: new Date(nowMs + lifetimeMs),
        tokenLastUsedAt: null,
        tokenRefusedAt: null,
        state: 'active',
      });
      const actor = operatorActor(caller.operator);
      recordDeed(em, { actor, action: 'issueOperatorToken', target: `operator/${operator.id}`, reason, requestId });
      const presented = presentOperator(operator);
      return { body: { ...presented, token }, replay: { ...presented, token: null } };
    },
  });

/** Throws `not-found`, `operator-state-forbids` where the operator has another way in. */
async function handOver(
  em: EntityManager,
  operator: Operator,
  { operator: issuer, role }: Caller,
  { identityProvider, nowMs }: { identityProvider: boolean; nowMs: number },
): Promise<void> {
  if (role !== 'owner') throw new ProblemError(platformProblems.notFound, 'there is no such operator');
  const isNew = operator.state === 'invited';
  const isLockedOut = operator.state === 'active' && operator.identity == null && hasTokenEnded(operator, nowMs);
  if (!isNew && !isLockedOut)
    throw new ProblemError(
      controlProblems.operatorStateForbids,
      `${operator.id} is ${operator.state}, and issues tokens in person`,
    );
  if (identityProvider && operator.role === 'owner')
    throw new ProblemError(
      controlProblems.operatorStateForbids,
      `an owner proves who they are to the identity provider: ${operator.id} signs in there`,
    );
  operator.knownTo = [...new Set([...operator.knownTo, issuer])];
  // Of the first two there is nobody to ask. Who was there before is not the one who comes now, whoever renews the token.
  operator.renewalSuffices = isNew && !(await anybodyToConfirm(em, operator));
}

const anybodyToConfirm = async (em: EntityManager, { id, knownTo }: Operator): Promise<boolean> =>
  (await em.count(Operator, { role: 'owner', state: 'active', id: { $nin: [id, ...knownTo] } })) > 0;
