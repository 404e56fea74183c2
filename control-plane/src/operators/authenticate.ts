/** Who asks: the operator whose token, or whose session, it is. Compared by hash: neither time nor the database tells one. */
import { platformProblems, ProblemError } from '@munim/kernel';
import { timingSafeEqual } from 'node:crypto';
import { operatorActor, recordDeed } from '../audit/record.ts';
import { Operator, Session } from '../database/entities/index.ts';
import type { ControlDatabase } from '../database/orm.ts';
import type { Caller } from '../http/operation.ts';
import { controlProblems } from '../problems.ts';
import { sessionTokenHash, sessionTokenIn } from '../sessions/cookie.ts';
import { hasEnded, seenEveryMs } from '../sessions/limits.ts';
import { isSameOrigin } from '../sessions/same-origin.ts';
import { bootstrapOperatorId, tokenHash } from './bootstrap.ts';
import { hasTokenEnded, tokenUsedEveryMs } from './token-life.ts';

/** A longer one is an attack on the hash. */
const headerCharsMax = 1_000;

export interface AuthenticationOptions {
  readonly nowMs: () => number;
  /** Browsers reach us over HTTPS. */
  readonly secure: boolean;
  /** How browsers reach us, when that was said. */
  readonly publicOrigin?: string | undefined;
}

export interface Looking {
  /** Of a stream that asks again and again whether its watcher is still in: that is no use of session or token. */
  readonly quietly?: boolean;
  /** For the audit log, when somebody known is refused. */
  readonly requestId?: string;
}

export type Authenticate = (request: Request, looking?: Looking) => Promise<Caller>;

/** A token that was sent decides; only a request without one is looked at for its cookie. */
export const operatorAuthentication =
  (orm: ControlDatabase, { nowMs, secure, publicOrigin }: AuthenticationOptions): Authenticate =>
  async (request, looking = {}) => {
    const authorization = request.headers.get('authorization');
    if (authorization !== null && authorization !== '') return callerOfToken(orm, authorization, nowMs(), looking);
    const token = sessionTokenIn(request.headers.get('cookie'), secure);
    if (token === undefined) throw refused("send the operator's token as Authorization: Bearer, or sign in");
    const caller = await callerOfSession(orm, sessionTokenHash(token), nowMs(), looking.quietly === true);
    if (request.method !== 'GET' && request.method !== 'HEAD' && !isSameOrigin(request.headers, publicOrigin))
      throw new ProblemError(
        controlProblems.crossSiteRequest,
        'a change with a cookie needs Sec-Fetch-Site: same-origin, or this host as its Origin',
      );
    return caller;
  };

async function callerOfToken(
  orm: ControlDatabase,
  authorization: string,
  nowMs: number,
  { quietly = false, requestId }: Looking,
): Promise<Caller> {
  const [, token] = /^Bearer ([\x21-\x7e]+)$/i.exec(authorization.slice(0, headerCharsMax)) ?? [];
  if (token === undefined) throw refused("send the operator's token as Authorization: Bearer");
  const hash = tokenHash(token);
  const operator = await orm.em.fork().findOne(Operator, { tokenHash: hash, state: 'active' });
  if (!operator || !equal(operator.tokenHash ?? '', hash)) throw refused('no operator has this token');
  if (hasTokenEnded(operator, nowMs)) {
    if (requestId !== undefined) await recordRefusedToken(orm, operator, nowMs, requestId);
    throw refused('the token has ended: sign in with the identity provider, or ask an owner for another one');
  }
  const { id, role, tokenExpiresAt, tokenLastUsedAt } = operator;
  if (!quietly && nowMs - (tokenLastUsedAt?.getTime() ?? 0) >= tokenUsedEveryMs)
    await orm.em.fork().nativeUpdate(Operator, { id, tokenHash: hash }, { tokenLastUsedAt: new Date(nowMs) });
  return {
    operator: id,
    role,
    ...(tokenExpiresAt == null ? {} : { tokenEndsAtMs: tokenExpiresAt.getTime() }),
    ...(id === bootstrapOperatorId && { installation: true }),
  };
}

/** Once for each token: whoever keeps sending it does not fill the log. */
const recordRefusedToken = (
  orm: ControlDatabase,
  { id, tokenHash: hash, tokenExpiresAt }: Operator,
  nowMs: number,
  requestId: string,
): Promise<void> =>
  orm.em.fork().transactional(async (em) => {
    const told = { id, tokenHash: hash ?? '', tokenRefusedAt: null };
    if ((await em.nativeUpdate(Operator, told, { tokenRefusedAt: new Date(nowMs) })) === 0) return;
    const reason = `the token had ended at ${tokenExpiresAt?.toISOString() ?? ''}`;
    recordDeed(em, { actor: operatorActor(id), action: 'refuseToken', target: `operator/${id}`, reason, requestId });
  });

/** One answer for every session that is none: which of them it was helps only whoever tries them. */
async function callerOfSession(orm: ControlDatabase, hash: string, nowMs: number, quietly: boolean): Promise<Caller> {
  const em = orm.em.fork();
  const session = await em.findOne(Session, { tokenHash: hash });
  if (!session || !equal(session.tokenHash, hash) || hasEnded(session, nowMs)) throw refused('the session has ended');
  const { operatorTokenHash } = session;
  const operator = await em.findOne(Operator, {
    id: session.operatorId,
    state: 'active',
    ...(operatorTokenHash == null ? {} : { tokenHash: operatorTokenHash }),
  });
  if (!operator || (operatorTokenHash != null && hasTokenEnded(operator, nowMs)))
    throw refused('the session has ended');
  if (!quietly && nowMs - session.lastSeenAt.getTime() >= seenEveryMs)
    await em.nativeUpdate(Session, { tokenHash: hash, revokedAt: null }, { lastSeenAt: new Date(nowMs) });
  return { operator: operator.id, role: operator.role, session: hash, signedInAtMs: session.createdAt.getTime() };
}

const equal = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

const refused = (detail: string): ProblemError =>
  new ProblemError(
    { ...platformProblems.unauthenticated, action: "Send the operator's token as Bearer, or sign in." },
    detail,
  );
