/** Operation confirmOperator: another owner says that the operator who came is the person who was invited. */
import { ProblemError } from '@munim/kernel';
import { z } from '@munim/platform/http';
import { operatorActor, recordDeed } from '../audit/record.ts';
import { changeOperation } from '../http/operation.ts';
import { controlProblems } from '../problems.ts';
import { reasonSchema } from '../tenants/schemas.ts';
import { lockOperator } from './find-operator.ts';
import { assertTwoPeople, inOwnHands } from './hands.ts';
import { ownersAlone } from './roles.ts';
import { operatorParams, operatorSchema, presentOperator } from './schemas.ts';

export const confirmOperator = changeOperation({
  operationId: 'confirmOperator',
  path: '/v1/operators/{operatorId}/confirm',
  tag: 'operators',
  roles: ownersAlone,
  summary: 'Confirm who came with a token that another owner had issued',
  description:
    'For an owner who has met the person, after that person has renewed the token (`issueOperatorToken`): from then on ' +
    'nobody else is taken for them. Whoever has held the token cannot confirm, and none is needed of whom the identity ' +
    'provider vouches for.',
  params: operatorParams,
  body: z.strictObject({ reason: reasonSchema }).openapi('OperatorConfirmation'),
  success: { status: 200, description: 'The operator, whom nobody else is taken for.', body: operatorSchema },
  problems: [controlProblems.operatorStateForbids, controlProblems.makerIsChecker],
  handle: async ({ em, params, body: { reason }, caller, requestId }) => {
    const operator = await lockOperator(em, params.operatorId);
    assertTwoPeople(operator, await lockOperator(em, caller.operator));
    if (operator.state !== 'active' || operator.knownTo.length === 0)
      throw new ProblemError(
        controlProblems.operatorStateForbids,
        `${operator.id} is ${operator.state}, and nothing of it is to be confirmed`,
      );
    if (operator.tokenHash != null && operator.tokenIssuedBy !== operator.id)
      throw new ProblemError(
        controlProblems.operatorStateForbids,
        `${operator.tokenIssuedBy ?? 'somebody else'} has the present token of ${operator.id}, who has to renew it first`,
      );
    inOwnHands(operator);
    const actor = operatorActor(caller.operator);
    recordDeed(em, { actor, action: 'confirmOperator', target: `operator/${operator.id}`, reason, requestId });
    return { body: presentOperator(operator) };
  },
});
