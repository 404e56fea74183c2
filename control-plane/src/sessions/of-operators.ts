/** Operations listSessions, revokeOperatorSession and revokeOperatorSessions: where somebody is signed in, and the end of it. */
import { platformProblems, ProblemError } from '@munim/kernel';
import { decodeCursor, page, pageOf, pageQuery, z } from '@munim/platform/http';
import { operatorActor, recordDeed } from '../audit/record.ts';
import { Operator, Session } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { type Caller, changeOperation, type ControlOperation, queryOperation } from '../http/operation.ts';
import { everyRole } from '../operators/roles.ts';
import { operatorParams } from '../operators/schemas.ts';
import { reasonSchema } from '../tenants/schemas.ts';
import { sessionLimits } from './limits.ts';
import { presentSession, sessionParams, sessionSchema } from './schemas.ts';

/** Everybody asks about themselves, an owner about anybody: the others do not learn who sits where. */
async function assertMayAsk(em: EntityManager, operatorId: string, { operator, role }: Caller): Promise<void> {
  const isTheirs = operatorId === operator || role === 'owner';
  if (!isTheirs || (await em.count(Operator, { id: operatorId })) === 0)
    throw new ProblemError(platformProblems.notFound, 'there is no such operator');
}

/** Those that could still be used. */
const alive = (operatorId: string, nowMs: number) => ({
  operatorId,
  revokedAt: null,
  createdAt: { $gt: new Date(nowMs - sessionLimits.absoluteMs) },
  lastSeenAt: { $gt: new Date(nowMs - sessionLimits.idleMs) },
});

const listSessions = queryOperation({
  operationId: 'listSessions',
  path: '/v1/operators/{operatorId}/sessions',
  tag: 'sessions',
  roles: everyRole,
  summary: "An operator's sessions that have not ended, newest first",
  description: "One's own; an owner sees anybody's.",
  params: operatorParams,
  query: z.strictObject(pageQuery),
  success: { status: 200, description: 'One page of sessions.', body: pageOf(sessionSchema) },
  handle: async ({ params: { operatorId }, query: { cursor, limit }, caller, em, nowMs }) => {
    await assertMayAsk(em, operatorId, caller);
    const [before] = cursor === undefined ? [] : decodeCursor(cursor, 1);
    const rows = await em.find(
      Session,
      { ...alive(operatorId, nowMs), ...(before === undefined ? {} : { id: { $lt: before } }) },
      { orderBy: { id: 'desc' }, limit: limit + 1 },
    );
    const sessions = rows.map((row) => presentSession(row, caller.session));
    return { body: page(sessions, limit, ({ id }) => [id]) };
  },
});

const revokeOperatorSession = changeOperation({
  operationId: 'revokeOperatorSession',
  path: '/v1/operators/{operatorId}/sessions/{sessionId}/revoke',
  tag: 'sessions',
  roles: everyRole,
  summary: 'End one session of an operator',
  description: "One's own; an owner ends anybody's. Its next request is refused.",
  params: sessionParams,
  body: z.strictObject({ reason: reasonSchema }).openapi('SessionEnd'),
  success: { status: 200, description: 'The session, ended.', body: sessionSchema },
  handle: async ({ params: { operatorId, sessionId }, body: { reason }, caller, requestId, em, nowMs }) => {
    await assertMayAsk(em, operatorId, caller);
    const session = await em.findOne(Session, { id: sessionId, operatorId });
    if (!session) throw new ProblemError(platformProblems.notFound, 'this operator has no such session');
    session.revokedAt ??= new Date(nowMs);
    const actor = operatorActor(caller.operator);
    const target = `operator/${operatorId}/${sessionId}`;
    recordDeed(em, { actor, action: 'revokeOperatorSession', target, reason, requestId });
    return { body: presentSession(session, caller.session) };
  },
});

const revokeOperatorSessions = changeOperation({
  operationId: 'revokeOperatorSessions',
  path: '/v1/operators/{operatorId}/sessions/revoke',
  tag: 'sessions',
  roles: everyRole,
  summary: 'End all sessions of an operator',
  description:
    "One's own; an owner ends anybody's. Whoever can sign in comes back: tokens are not touched, and the role stays.",
  params: operatorParams,
  body: z
    .strictObject({
      reason: reasonSchema,
      exceptCurrent: z.boolean().default(false).openapi({ description: 'Leaves the session that asks.' }),
    })
    .openapi('SessionsEnd'),
  success: {
    status: 200,
    description: 'How many were ended.',
    body: z.object({ operator: z.string(), ended: z.int() }).openapi('EndedSessions'),
  },
  handle: async ({ params: { operatorId }, body, caller, requestId, em, nowMs }) => {
    await assertMayAsk(em, operatorId, caller);
    const but = body.exceptCurrent && caller.session !== undefined ? { tokenHash: { $ne: caller.session } } : {};
    const ended = await em.nativeUpdate(
      Session,
      { ...alive(operatorId, nowMs), ...but },
      { revokedAt: new Date(nowMs) },
    );
    const actor = operatorActor(caller.operator);
    const target = `operator/${operatorId}`;
    recordDeed(em, { actor, action: 'revokeOperatorSessions', target, reason: body.reason, requestId });
    return { body: { operator: operatorId, ended } };
  },
});

export const operatorSessionOperations: readonly ControlOperation[] = [
  listSessions,
  revokeOperatorSession,
  revokeOperatorSessions,
];
