/** Operation issueOperatorToken: the bearer token of one's own, or the first one of somebody who was invited. */
import { platformProblems, ProblemError } from '@munim/kernel';
import { z } from '@munim/platform/http';
import { randomBytes } from 'node:crypto';
import { operatorActor, recordDeed } from '../audit/record.ts';
import { changeOperation } from '../http/operation.ts';
import { controlProblems } from '../problems.ts';
import { reasonSchema } from '../tenants/schemas.ts';
import { bootstrapOperatorId, tokenHash } from './bootstrap.ts';
import { lockOperator } from './find-operator.ts';
import { everyRole } from './roles.ts';
import { operatorParams, operatorSchema, presentOperator } from './schemas.ts';

/** Lets scanners of code and logs recognise a leaked one. */
const prefix = 'munim_operator_';

export const issueOperatorToken = changeOperation({
  operationId: 'issueOperatorToken',
  path: '/v1/operators/{operatorId}/token',
  tag: 'operators',
  roles: everyRole,
  summary: "Issue an operator's token",
  description:
    'Everybody renews their own; the one before ends at once. An owner issues the first token of an operator who has ' +
    'never signed in, and no other: nobody can take the place of somebody who is there. Shown in this answer only.',
  params: operatorParams,
  body: z.strictObject({ reason: reasonSchema }).openapi('TokenRequest'),
  success: {
    status: 201,
    description: 'The operator, with the token.',
    body: operatorSchema.extend({ token: z.string().nullable() }).openapi('OperatorWithToken'),
  },
  problems: [controlProblems.operatorStateForbids],
  handle: async ({ em, params, body: { reason }, caller, requestId }) => {
    const operator = await lockOperator(em, params.operatorId);
    if (operator.id === bootstrapOperatorId)
      throw new ProblemError(controlProblems.operatorStateForbids, "the installation's token is in its file");
    if (operator.id !== caller.operator) {
      if (caller.role !== 'owner') throw new ProblemError(platformProblems.notFound, 'there is no such operator');
      if (operator.state !== 'invited')
        throw new ProblemError(
          controlProblems.operatorStateForbids,
          `${operator.id} is ${operator.state}, and issues tokens in person`,
        );
    }
    const token = prefix + randomBytes(32).toString('base64url');
    Object.assign(operator, { tokenHash: tokenHash(token), state: 'active' });
    const actor = operatorActor(caller.operator);
    recordDeed(em, { actor, action: 'issueOperatorToken', target: `operator/${operator.id}`, reason, requestId });
    const presented = presentOperator(operator);
    return { body: { ...presented, token }, replay: { ...presented, token: null } };
  },
});
