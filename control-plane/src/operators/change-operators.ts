/** Operations createOperator and changeOperatorRole: who may do what, changed by two owners. */
import { ProblemError } from '@munim/kernel';
import { z } from '@munim/platform/http';
import { dangerousOperation } from '../approvals/four-eyes.ts';
import { operatorActor, recordDeed } from '../audit/record.ts';
import { Operator } from '../database/entities/index.ts';
import { controlProblems } from '../problems.ts';
import type { Announcer } from '../registry/announcer.ts';
import { endGrantsOf } from '../support/grants.ts';
import { nameSchema, reasonSchema } from '../tenants/schemas.ts';
import { assertNotLastOwner, lockOperator } from './find-operator.ts';
import { operatorRoles, ownersAlone } from './roles.ts';
import { emailSchema, operatorParams, presentOperator } from './schemas.ts';

export const createOperator = dangerousOperation({
  operationId: 'createOperator',
  path: '/v1/operators',
  tag: 'operators',
  roles: ownersAlone,
  door: 'first-owners',
  summary: 'Invite an operator',
  description:
    'Whoever signs in first with this e-mail address, verified by the identity provider, is this operator; without a ' +
    'provider, an owner issues the first token. Needs a second owner, unless there has never been one.',
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
      knownTo: [],
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
    door: 'first-owners',
    summary: "Change an operator's role",
    description: 'Holds from the next request on. Needs a second owner, unless there has never been one.',
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
