/** Operations createOperator, changeOperatorRole and disableOperator: who may do what, changed by two owners. */
import { ProblemError } from '@munim/kernel';
import { z } from '@munim/platform/http';
import { dangerousOperation } from '../approvals/four-eyes.ts';
import { operatorActor, recordDeed } from '../audit/record.ts';
import { Operator, Session } from '../database/entities/index.ts';
import { changeOperation } from '../http/operation.ts';
import { controlProblems } from '../problems.ts';
import type { Announcer } from '../registry/announcer.ts';
import { endGrantsOf } from '../support/grants.ts';
import { nameSchema, reasonSchema } from '../tenants/schemas.ts';
import { assertNotLastOwner, lockOperator } from './find-operator.ts';
import { operatorRoles, ownersAlone } from './roles.ts';
import { emailSchema, operatorParams, operatorSchema, presentOperator } from './schemas.ts';

export const createOperator = dangerousOperation({
  operationId: 'createOperator',
  path: '/v1/operators',
  tag: 'operators',
  roles: ownersAlone,
  whileAlone: true,
  summary: 'Invite an operator',
  description:
    'Whoever signs in first with this e-mail address, verified by the identity provider, is this operator; without a ' +
    'provider, an owner issues the first token. Needs a second owner, unless there is none.',
  body: z
    .strictObject({ name: nameSchema, email: emailSchema, role: z.enum(operatorRoles), reason: reasonSchema })
    .openapi('NewOperator'),
  problems: [controlProblems.operatorExists],
  target: ({ body }) => `operator/${body.email}`,
  check: async ({ em, body }) => {
    if (await em.findOne(Operator, { email: body.email }))
      throw new ProblemError(controlProblems.operatorExists, `${body.email} belongs to an operator`);
  },
  carryOut: async ({ em, body: { reason, ...given }, caller, requestId, newId, nowMs }) => {
    const operator = em.create(Operator, {
      ...given,
      id: newId('operator'),
      state: 'invited',
      createdAt: new Date(nowMs),
    });
    const actor = operatorActor(caller.operator);
    recordDeed(em, { actor, action: 'createOperator', target: `operator/${operator.id}`, reason, requestId });
    return presentOperator(operator);
  },
});

export const changeOperatorRole = (announcer: Announcer) =>
  dangerousOperation({
    operationId: 'changeOperatorRole',
    path: '/v1/operators/{operatorId}/role',
    tag: 'operators',
    roles: ownersAlone,
    whileAlone: true,
    summary: "Change an operator's role",
    description: 'Holds from the next request on. Needs a second owner, unless there is none.',
    params: operatorParams,
    body: z.strictObject({ role: z.enum(operatorRoles), reason: reasonSchema }).openapi('RoleChange'),
    problems: [controlProblems.operatorStateForbids],
    target: ({ params }) => `operator/${params.operatorId}`,
    check: async ({ em, params, body }) => {
      const operator = await lockOperator(em, params.operatorId);
      if (operator.state === 'disabled' || operator.role === body.role)
        throw new ProblemError(
          controlProblems.operatorStateForbids,
          `${operator.id} is ${operator.state}, with the role ${operator.role}`,
        );
      if (operator.role === 'owner') await assertNotLastOwner(em, operator);
    },
    carryOut: async ({ em, params, body: { role, reason }, caller, requestId, nowMs }) => {
      const operator = await lockOperator(em, params.operatorId);
      operator.role = role;
      const actor = operatorActor(caller.operator);
      // What the bank, or a second owner, agreed to was somebody of the role before.
      await endGrantsOf(em, announcer, operator.id, { by: actor, reason, nowMs, requestId });
      recordDeed(em, { actor, action: 'changeOperatorRole', target: `operator/${operator.id}`, reason, requestId });
      return presentOperator(operator);
    },
  });

/** One owner is enough: whoever must go must go at once. */
export const disableOperator = (announcer: Announcer) =>
  changeOperation({
    operationId: 'disableOperator',
    path: '/v1/operators/{operatorId}/disable',
    tag: 'operators',
    roles: ownersAlone,
    summary: 'Shut an operator out',
    description: 'Ends all sessions and the token, for ever: who is to come back is invited anew.',
    params: operatorParams,
    body: z.strictObject({ reason: reasonSchema }).openapi('OperatorEnd'),
    success: { status: 200, description: 'The operator, disabled.', body: operatorSchema },
    problems: [controlProblems.operatorStateForbids],
    handle: async ({ em, params, body: { reason }, caller, requestId, nowMs }) => {
      const operator = await lockOperator(em, params.operatorId);
      if (operator.state === 'disabled')
        throw new ProblemError(controlProblems.operatorStateForbids, `${operator.id} is disabled`);
      await assertNotLastOwner(em, operator);
      // The address and the identity are free again: the same person may be invited anew, as another operator.
      Object.assign(operator, { state: 'disabled', tokenHash: null, identity: null, email: null });
      await em.nativeUpdate(Session, { operatorId: operator.id, revokedAt: null }, { revokedAt: new Date(nowMs) });
      const actor = operatorActor(caller.operator);
      await endGrantsOf(em, announcer, operator.id, { by: actor, reason, nowMs, requestId });
      recordDeed(em, { actor, action: 'disableOperator', target: `operator/${operator.id}`, reason, requestId });
      return { body: presentOperator(operator) };
    },
  });
