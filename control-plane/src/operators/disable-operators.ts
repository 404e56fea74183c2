/** Operations disableOperator and disableOwner: who must go goes at once, but nobody shuts out the last one who could say no. */
import { ProblemError } from '@munim/kernel';
import { z } from '@munim/platform/http';
import { dangerousOperation } from '../approvals/four-eyes.ts';
import { operatorActor, recordDeed } from '../audit/record.ts';
import { Operator, Session } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { type Caller, changeOperation, type ControlOperation } from '../http/operation.ts';
import { controlProblems } from '../problems.ts';
import type { Announcer } from '../registry/announcer.ts';
import { endGrantsOf } from '../support/grants.ts';
import { reasonSchema } from '../tenants/schemas.ts';
import { assertNotLastOwner, lockOperator } from './find-operator.ts';
import { ownersAlone } from './roles.ts';
import { operatorParams, operatorSchema, presentOperator } from './schemas.ts';

export const disablingOperations = (announcer: Announcer) => {
  const shutOut = shuttingOut(announcer);
  return { disableOperator: disableOperator(shutOut), disableOwner: disableOwner(shutOut) };
};

interface ShuttingOut {
  readonly em: EntityManager;
  readonly params: { readonly operatorId: string };
  readonly body: { readonly reason: string };
  readonly caller: Caller;
  readonly requestId: string;
  readonly nowMs: number;
}

/** The address and the identity are free again: the same person may be invited anew, as another operator. */
const shuttingOut =
  (announcer: Announcer) =>
  async (action: string, { em, params, body: { reason }, caller, requestId, nowMs }: ShuttingOut) => {
    const operator = await lockStanding(em, params.operatorId);
    await assertNotLastOwner(em, operator);
    const formerIdentity = operator.identity ?? null;
    Object.assign(operator, { state: 'disabled', tokenHash: null, identity: null, formerIdentity, email: null });
    await em.nativeUpdate(Session, { operatorId: operator.id, revokedAt: null }, { revokedAt: new Date(nowMs) });
    const actor = operatorActor(caller.operator);
    await endGrantsOf(em, announcer, operator.id, { by: actor, reason, nowMs, requestId });
    recordDeed(em, { actor, action, target: `operator/${operator.id}`, reason, requestId });
    return presentOperator(operator);
  };

/** One owner is enough, unless another one would be left alone by it. */
const disableOperator = (shutOut: ReturnType<typeof shuttingOut>): ControlOperation =>
  changeOperation({
    operationId: 'disableOperator',
    path: '/v1/operators/{operatorId}/disable',
    tag: 'operators',
    roles: ownersAlone,
    summary: 'Shut an operator out',
    description:
      'Ends all sessions and the token, for ever: who is to come back is invited anew. Of two owners neither shuts the ' +
      'other out alone: that is `disableOwner`.',
    params: operatorParams,
    body: z.strictObject({ reason: reasonSchema }).openapi('OperatorEnd'),
    success: { status: 200, description: 'The operator, disabled.', body: operatorSchema },
    problems: [controlProblems.operatorStateForbids, controlProblems.secondOwnerNeeded],
    handle: async (input) => {
      const operator = await lockStanding(input.em, input.params.operatorId);
      if (operator.role === 'owner' && operator.state === 'active') await assertTwoStay(input.em, operator);
      return { body: await shutOut('disableOperator', input) };
    },
  });

const disableOwner = (shutOut: ReturnType<typeof shuttingOut>) =>
  dangerousOperation({
    operationId: 'disableOwner',
    path: '/v1/operators/{operatorId}/disable-owner',
    tag: 'operators',
    roles: ownersAlone,
    door: 'emergency',
    summary: 'Shut an owner out, although one is left alone by it',
    description:
      "Another owner allows it, who may be the one who goes; whoever holds the installation's token file needs nobody. " +
      'From then on a second owner is let in with that token alone.',
    params: operatorParams,
    body: z.strictObject({ reason: reasonSchema }).openapi('OwnerEnd'),
    problems: [controlProblems.operatorStateForbids],
    target: ({ params }) => `operator/${params.operatorId}`,
    check: async ({ em, params }) => {
      const operator = await lockStanding(em, params.operatorId);
      if (operator.role !== 'owner')
        throw new ProblemError(controlProblems.operatorStateForbids, `${operator.id} is no owner: one is enough`);
      await assertNotLastOwner(em, operator);
    },
    carryOut: (input) => shutOut('disableOwner', input),
  });

async function lockStanding(em: EntityManager, id: string): Promise<Operator> {
  const operator = await lockOperator(em, id);
  if (operator.state !== 'disabled') return operator;
  throw new ProblemError(controlProblems.operatorStateForbids, `${operator.id} is disabled`);
}

/** Throws `second-owner-needed`: one stolen sign-in must not become the only one. */
async function assertTwoStay(em: EntityManager, { id }: Operator): Promise<void> {
  const left = await em.find(Operator, { role: 'owner', state: 'active', id: { $ne: id } });
  if (left.length !== 1) return;
  throw new ProblemError(controlProblems.secondOwnerNeeded, `without ${id} there is ${left[0]?.id} alone`);
}
