/** Who asks: the operator whose token, or whose session, it is. Compared by hash: neither time nor the database tells one. */
import { platformProblems, ProblemError } from '@munim/kernel';
import { timingSafeEqual } from 'node:crypto';
import { Operator, Session } from '../database/entities/index.ts';
import type { ControlDatabase } from '../database/orm.ts';
import type { Caller } from '../http/operation.ts';
import { controlProblems } from '../problems.ts';
import { sessionTokenHash, sessionTokenIn } from '../sessions/cookie.ts';
import { hasEnded, seenEveryMs } from '../sessions/limits.ts';
import { isSameOrigin } from '../sessions/same-origin.ts';
import { tokenHash } from './bootstrap.ts';

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
  /** Of a stream that asks again and again whether its watcher is still in: that is no use of the session. */
  readonly quietly?: boolean;
}

export type Authenticate = (request: Request, looking?: Looking) => Promise<Caller>;

/** A token that was sent decides; only a request without one is looked at for its cookie. */
export const operatorAuthentication =
  (orm: ControlDatabase, { nowMs, secure, publicOrigin }: AuthenticationOptions): Authenticate =>
  async (request, { quietly = false } = {}) => {
    const authorization = request.headers.get('authorization');
    if (authorization !== null && authorization !== '') return callerOfToken(orm, authorization);
    const token = sessionTokenIn(request.headers.get('cookie'), secure);
    if (token === undefined) throw refused("send the operator's token as Authorization: Bearer, or sign in");
    const caller = await callerOfSession(orm, sessionTokenHash(token), nowMs(), quietly);
    if (request.method !== 'GET' && request.method !== 'HEAD' && !isSameOrigin(request.headers, publicOrigin))
      throw new ProblemError(
        controlProblems.crossSiteRequest,
        'a change with a cookie needs Sec-Fetch-Site: same-origin, or this host as its Origin',
      );
    return caller;
  };

async function callerOfToken(orm: ControlDatabase, authorization: string): Promise<Caller> {
  const [, token] = /^Bearer ([\x21-\x7e]+)$/i.exec(authorization.slice(0, headerCharsMax)) ?? [];
  if (token === undefined) throw refused("send the operator's token as Authorization: Bearer");
  const hash = tokenHash(token);
  const operator = await orm.em.fork().findOne(Operator, { tokenHash: hash, state: 'active' });
  if (!operator || !equal(operator.tokenHash ?? '', hash)) throw refused('no operator has this token');
  return { operator: operator.id, role: operator.role };
}

/** One answer for every session that is none: which of them it was helps only whoever tries them. */
async function callerOfSession(orm: ControlDatabase, hash: string, nowMs: number, quietly: boolean): Promise<Caller> {
  const em = orm.em.fork();
  const session = await em.findOne(Session, { tokenHash: hash });
  if (!session || !equal(session.tokenHash, hash) || hasEnded(session, nowMs)) throw refused('the session has ended');
  const operator = await em.findOne(Operator, {
    id: session.operatorId,
    state: 'active',
    ...(session.operatorTokenHash == null ? {} : { tokenHash: session.operatorTokenHash }),
  });
  if (!operator) throw refused('the session has ended');
  if (!quietly && nowMs - session.lastSeenAt.getTime() >= seenEveryMs)
    await em.nativeUpdate(Session, { tokenHash: hash, revokedAt: null }, { lastSeenAt: new Date(nowMs) });
  return { operator: operator.id, role: operator.role, session: hash };
}

const equal = (one: string, other: string): boolean =>
  one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));

const refused = (detail: string): ProblemError =>
  new ProblemError(
    { ...platformProblems.unauthenticated, action: "Send the operator's token as Bearer, or sign in." },
    detail,
  );
