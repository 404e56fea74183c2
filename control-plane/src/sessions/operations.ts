/** Operations createSession, getSession and revokeSession: a browser's way in and out, without the token in its pages. */
import { platformProblems, ProblemError } from '@munim/kernel';
import { operatorActor, recordDeed } from '../audit/record.ts';
import { Operator, Session } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { type Caller, changeOperation, type ControlOperation, queryOperation } from '../http/operation.ts';
import { everyRole } from '../operators/roles.ts';
import { endedCookie, freshSessionToken, sessionCookie } from './cookie.ts';
import { sessionLimits } from './limits.ts';
import { operatorSessionOperations } from './of-operators.ts';
import { presentSession, sessionSchema } from './schemas.ts';

/** `secure`: browsers reach us over HTTPS. */
export const sessionOperations = (secure: boolean): readonly ControlOperation[] => [
  createSession(secure),
  getSession,
  revokeSession(secure),
  ...operatorSessionOperations,
];

const createSession = (secure: boolean) =>
  changeOperation({
    operationId: 'createSession',
    path: '/v1/sessions',
    tag: 'sessions',
    roles: everyRole,
    summary: "Exchange an operator's token for a session of a browser",
    description:
      'Needs the token as Bearer: a session makes no session. The cookie is in this answer only, and is sent to this ' +
      'origin alone; a change that comes with it must come from a page of this origin. ' +
      'It ends after 30 minutes without use, after 12 hours in any case, and with the token that it was made from.',
    success: {
      status: 201,
      description: 'The session; its cookie is in Set-Cookie.',
      body: sessionSchema,
      headers: { 'Set-Cookie': false },
    },
    tokenOnly: true,
    handle: async ({ caller, requestId, em, newId, nowMs }) => {
      const operator = await em.findOneOrFail(Operator, { id: caller.operator });
      await em.nativeDelete(Session, { createdAt: { $lt: new Date(nowMs - sessionLimits.absoluteMs) } });
      const token = freshSessionToken();
      const at = new Date(nowMs);
      const session = em.create(Session, {
        id: newId('session'),
        tokenHash: token.hash,
        operatorId: operator.id,
        operatorTokenHash: operator.tokenHash,
        createdAt: at,
        lastSeenAt: at,
      });
      record(em, caller, 'createSession', requestId);
      return {
        body: presentSession(session, token.hash),
        headers: { 'set-cookie': sessionCookie(token.value, secure) },
      };
    },
  });

const getSession = queryOperation({
  operationId: 'getSession',
  path: '/v1/sessions/current',
  tag: 'sessions',
  roles: everyRole,
  summary: 'The session that asks',
  success: { status: 200, description: 'The session.', body: sessionSchema },
  problems: [platformProblems.notFound],
  handle: async ({ caller, em }) => ({ body: presentSession(await current(em, caller), caller.session) }),
});

const revokeSession = (secure: boolean) =>
  changeOperation({
    operationId: 'revokeSession',
    path: '/v1/sessions/current/revoke',
    tag: 'sessions',
    roles: everyRole,
    summary: 'End the session that asks',
    success: {
      status: 200,
      description: 'The session, ended.',
      body: sessionSchema,
      headers: { 'Set-Cookie': false },
    },
    problems: [platformProblems.notFound],
    handle: async ({ caller, requestId, em, nowMs }) => {
      const session = await current(em, caller);
      session.revokedAt = new Date(nowMs);
      record(em, caller, 'revokeSession', requestId);
      return { body: presentSession(session, caller.session), headers: { 'set-cookie': endedCookie(secure) } };
    },
  });

async function current(em: EntityManager, { session }: Caller): Promise<Session> {
  const found = session === undefined ? null : await em.findOne(Session, { tokenHash: session });
  if (!found) throw new ProblemError(platformProblems.notFound, 'this request came with a token, not with a session');
  return found;
}

function record(em: EntityManager, { operator }: Caller, action: string, requestId: string): void {
  recordDeed(em, { actor: operatorActor(operator), action, target: `operator/${operator}`, requestId });
}
