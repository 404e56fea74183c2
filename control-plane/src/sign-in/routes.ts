/** Sign-in with an identity provider: there with a fresh attempt, back with a session; anybody unknown stays outside. */
import { type Ids, newId, platformProblems, ProblemError } from '@munim/kernel';
import { problemOf, problemResponse } from '@munim/platform/http';
import type { Logger } from '@munim/platform/telemetry';
import type { Context, Hono } from 'hono';
import { operatorActor, recordDeed } from '../audit/record.ts';
import { Session } from '../database/entities/index.ts';
import type { ControlDatabase } from '../database/orm.ts';
import { controlProblems } from '../problems.ts';
import { freshSessionToken, sessionCookie } from '../sessions/cookie.ts';
import { attemptCookie, attemptIn, endedAttemptCookie } from './attempt-cookie.ts';
import type { IdentityProvider } from './identity-provider.ts';
import { matchOperator, recordRefusedSignIn } from './match-operator.ts';
import { arrivalPage, refusalPage } from './pages.ts';

export interface SignInParts {
  readonly provider: IdentityProvider | undefined;
  readonly orm: ControlDatabase;
  /** How browsers reach us. */
  readonly publicUrl: string;
  readonly nowMs: () => number;
  readonly ids: Ids;
  readonly log: Logger;
}

const callbackPath = '/v1/sign-in/callback';

export function addSignIn(app: Hono, parts: SignInParts): void {
  app.get('/v1/sign-in/options', () =>
    Response.json({ identityProvider: parts.provider !== undefined }, { headers: { 'cache-control': 'no-store' } }),
  );
  app.get('/v1/sign-in', (c) => answering(c, parts, () => begin(c, parts)));
  app.get(callbackPath, (c) => answering(c, parts, (requestId) => complete(c, parts, requestId)));
}

async function answering(
  c: Context,
  { ids, log }: SignInParts,
  work: (requestId: string) => Promise<Response>,
): Promise<Response> {
  const requestId = newId('request', ids.uuid());
  try {
    return await work(requestId);
  } catch (error) {
    const details = problemOf(error);
    if (details.unexpected) log.error('sign-in failed', { requestId, error });
    // A browser is here with somebody in front of it; a program gets the problem as everywhere.
    return c.req.header('accept')?.includes('text/html') === true
      ? refusalPage(details, requestId)
      : problemResponse(details, requestId);
  }
}

const isSecure = ({ publicUrl }: SignInParts): boolean => publicUrl.startsWith('https:');
const redirectUri = ({ publicUrl }: SignInParts): string => new URL(callbackPath, publicUrl).href;

function providerOf({ provider }: SignInParts): IdentityProvider {
  if (provider) return provider;
  throw new ProblemError(platformProblems.notFound, 'no identity provider is set up: operators sign in with tokens');
}

async function begin(c: Context, parts: SignInParts): Promise<Response> {
  const provider = providerOf(parts);
  const begun = await provider.begin(redirectUri(parts)).catch((error: unknown) => {
    parts.log.warn('the identity provider does not answer', { error });
    throw new ProblemError(platformProblems.unavailable, 'the identity provider does not answer');
  });
  const to = pathInConsole(c.req.query('to'));
  return new Response(null, {
    status: 302,
    headers: {
      location: begun.url,
      'cache-control': 'no-store',
      'set-cookie': attemptCookie({ ...begun.attempt, to }, isSecure(parts)),
    },
  });
}

async function complete(c: Context, parts: SignInParts, requestId: string): Promise<Response> {
  const provider = providerOf(parts);
  const secure = isSecure(parts);
  const attempt = attemptIn(c.req.header('cookie') ?? null, secure);
  if (!attempt) throw refused('this browser has begun no sign-in, or more than ten minutes ago');
  const callback = new URL(redirectUri(parts));
  callback.search = new URL(c.req.url).search;
  const person = await provider.complete(callback, attempt).catch((error: unknown) => {
    parts.log.warn('a sign-in was not believed', { requestId, error });
    throw refused('the identity provider did not confirm it');
  });
  const token = freshSessionToken();
  const isKnown = await parts.orm.em.fork().transactional(async (em) => {
    const operator = await matchOperator(em, person, requestId);
    if (!operator) return false;
    const at = new Date(parts.nowMs());
    em.create(Session, {
      id: newId('session', parts.ids.uuid()),
      tokenHash: token.hash,
      operatorId: operator.id,
      createdAt: at,
      lastSeenAt: at,
    });
    const actor = operatorActor(operator.id);
    recordDeed(em, { actor, action: 'createSession', target: `operator/${operator.id}`, requestId });
    return true;
  });
  if (!isKnown) {
    await parts.orm.em.fork().transactional((em) => recordRefusedSignIn(em, person, requestId));
    throw new ProblemError(
      controlProblems.unknownOperator,
      `${person.email ?? 'who signed in without a verified e-mail address'} is not an operator here`,
    );
  }
  return arrivalPage(attempt.to, sessionCookie(token.value, secure), endedAttemptCookie(secure));
}

/** Only our own pages: nobody is sent elsewhere with a link to us. */
const pathInConsole = (to: string | undefined): string =>
  to !== undefined && /^\/console(?:\/[\w./?=&%-]*)?$/.test(to) && !to.includes('..') ? to : '/console';

const refused = (detail: string): ProblemError => new ProblemError(controlProblems.signInFailed, detail);
