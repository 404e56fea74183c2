/** Operations approveRequest, rejectRequest and withdrawRequest: how an approval ends. */
import { LockMode } from '@mikro-orm/core';
import { platformProblems, type ProblemDefinition, ProblemError } from '@munim/kernel';
import { z } from '@munim/platform/http';
import { operatorActor, recordDeed } from '../audit/record.ts';
import { Approval, Operator } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { type Caller, changeOperation, type ControlOperation, type OperationInput } from '../http/operation.ts';
import { assertTwoPeople } from '../operators/hands.ts';
import { assertRole, everyRole } from '../operators/roles.ts';
import { controlProblems } from '../problems.ts';
import { reasonSchema } from '../tenants/schemas.ts';
import { close, type DangerousOperation } from './four-eyes.ts';
import { approvalParams, approvalSchema, presentApproval } from './schemas.ts';

type Input = OperationInput<z.output<typeof approvalParams>, undefined, { reason: string }>;

interface Decision {
  readonly operationId: string;
  readonly verb: 'approve' | 'reject' | 'withdraw';
  readonly summary: string;
  readonly description: string;
  readonly problems?: readonly ProblemDefinition[];
  readonly decide: (approval: Approval, input: Input) => Promise<void>;
}

const decisionOperation = ({ verb, decide, problems = [], ...contract }: Decision): ControlOperation =>
  changeOperation({
    ...contract,
    path: `/v1/approvals/{approvalId}/${verb}`,
    tag: 'approvals',
    // The operation that waits says who may decide about it.
    roles: everyRole,
    params: approvalParams,
    body: z.strictObject({ reason: reasonSchema }).openapi('Decision'),
    success: { status: 200, description: 'The approval, decided.', body: approvalSchema },
    problems: [
      controlProblems.approvalClosed,
      controlProblems.makerIsChecker,
      controlProblems.notTheMaker,
      ...problems,
    ],
    handle: async (input) => {
      const { em, params, body, caller, requestId, nowMs } = input;
      const approval = await lockOpen(em, params.approvalId, nowMs);
      await decide(approval, input);
      recordDeed(em, {
        actor: operatorActor(caller.operator),
        action: contract.operationId,
        target: `approval/${approval.id}`,
        reason: body.reason,
        requestId,
      });
      return { body: presentApproval(approval, nowMs) };
    },
  });

export function decisionOperations(dangerous: readonly DangerousOperation[]): readonly ControlOperation[] {
  const byId = new Map(dangerous.map((operation) => [operation.operationId, operation]));
  const operationOf = ({ id, operation }: Approval): DangerousOperation => {
    const found = byId.get(operation);
    if (!found) throw new ProblemError(controlProblems.approvalClosed, `${id} asks for what this release cannot do`);
    return found;
  };
  const assertChecker = async (em: EntityManager, approval: Approval, caller: Caller): Promise<void> => {
    const { operationId, roles } = operationOf(approval);
    assertRole(caller.role, operationId, roles);
    assertTwoPeople(
      await em.findOneOrFail(Operator, { id: approval.requestedBy }),
      await em.findOneOrFail(Operator, { id: caller.operator }),
    );
  };
  return [
    decisionOperation({
      operationId: 'approveRequest',
      verb: 'approve',
      summary: 'Allow what another operator asked for',
      description:
        'It is done in the same transaction, in the name of whoever asked: when something stands against it by now, ' +
        'that problem is the answer, and the approval stays open.',
      problems: dangerous.flatMap(({ problems = [] }) => problems),
      decide: async (approval, input) => {
        await assertChecker(input.em, approval, input.caller);
        const operation = operationOf(approval);
        approval.result = await operation.deferred(await asMaker(approval, operation, input));
        close(approval, 'approved', input.caller.operator, input.body.reason, input.nowMs);
      },
    }),
    decisionOperation({
      operationId: 'rejectRequest',
      verb: 'reject',
      summary: 'Refuse what another operator asked for',
      description: 'Nothing is done.',
      decide: async (approval, { em, caller, body, nowMs }) => {
        await assertChecker(em, approval, caller);
        close(approval, 'rejected', caller.operator, body.reason, nowMs);
      },
    }),
    decisionOperation({
      operationId: 'withdrawRequest',
      verb: 'withdraw',
      summary: 'Take back what one asked for',
      description: 'Only whoever asked can.',
      decide: async (approval, { caller, body, nowMs }) => {
        if (approval.requestedBy !== caller.operator)
          throw new ProblemError(
            controlProblems.notTheMaker,
            `${approval.id} was asked for by ${approval.requestedBy}`,
          );
        close(approval, 'withdrawn', null, body.reason, nowMs);
      },
    }),
  ];
}

/** The request as it came, its body read anew: a release in between may ask for more. The maker must still be allowed to. */
async function asMaker(
  approval: Approval,
  operation: DangerousOperation,
  input: Input,
): Promise<OperationInput<unknown, unknown, unknown>> {
  const maker = await input.em.findOne(Operator, { id: approval.requestedBy, state: 'active' });
  if (!maker || !operation.roles.includes(maker.role))
    throw new ProblemError(controlProblems.approvalClosed, `${approval.requestedBy} may no longer ask for this`);
  const body = operation.body?.safeParse(approval.body);
  if (!body?.success)
    throw new ProblemError(controlProblems.approvalClosed, 'it was asked for in a form that is no longer taken');
  return {
    ...input,
    params: approval.params,
    query: undefined,
    body: body.data,
    caller: { operator: maker.id, role: maker.role, approvedBy: input.caller.operator },
  };
}

async function lockOpen(em: EntityManager, id: string, nowMs: number): Promise<Approval> {
  const approval = await em.findOne(Approval, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!approval) throw new ProblemError(platformProblems.notFound, 'there is no such approval');
  const { state } = presentApproval(approval, nowMs);
  if (state !== 'pending') throw new ProblemError(controlProblems.approvalClosed, `${id} is ${state}`);
  return approval;
}
