import { createLogger } from '@munim/platform/telemetry';
import { Hono } from 'hono';
import { randomBytes, randomUUIDv7 } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { startTestApi, type TestApi } from '../testing/test-api.ts';
import { identityProvider } from './identity-provider.ts';
import { addSignIn } from './routes.ts';
import { type Browser, openBrowser, type Page } from './testing/browser.ts';
import { type RealProvider, startRealProvider } from './testing/real-provider.ts';

const here = 'http://munim.test';
let api: TestApi;
let real: RealProvider;
let directory: string;
const app = new Hono();

beforeAll(async () => {
  api = await startTestApi();
  real = await startRealProvider(`${here}/v1/sign-in/callback`, randomBytes(24).toString('base64url'));
  directory = await mkdtemp(join(tmpdir(), 'munim-oidc-'));
  await writeFile(join(directory, 'secret'), `${real.clientSecret}\n`);
  addSignIn(app, {
    provider: await identityProvider({
      MUNIM_OIDC_ISSUER: real.issuer,
      MUNIM_OIDC_CLIENT_ID: real.clientId,
      MUNIM_OIDC_CLIENT_SECRET_FILE: join(directory, 'secret'),
      MUNIM_OIDC_TRUST_EMAIL: false,
    }),
    orm: api.orm,
    publicUrl: here,
    nowMs: () => api.clock.nowMs,
    ids: { uuid: randomUUIDv7 },
    log: createLogger({ service: 'sign-in-spec', level: 'fatal' }),
  });
});
afterAll(async () => {
  await real.close();
  await api.stop();
  await rm(directory, { recursive: true });
});

const browser = (): Browser =>
  openBrowser((request) => (request.url.startsWith(here) ? Promise.resolve(app.request(request)) : undefined));

/** Through the provider's own pages, its consent included. */
async function signIn(who: Browser, name: string, start = '/v1/sign-in'): Promise<Page> {
  let page = await who.open(here + start);
  for (let forms = 0; page.url.origin === real.issuer && page.text.includes('<form') && forms < 3; forms++)
    page = await who.submit(page, page.text.includes('name="login"') ? { login: name, password: 'x' } : {});
  return page;
}
const sessionOf = (who: Browser): string | undefined => who.cookies('munim.test').get('munim_session');
const asks = async (who: Browser, path: string) => {
  const response = await api.request(path, { headers: { cookie: `munim_session=${sessionOf(who) ?? ''}` } });
  return { status: response.status, body: (await response.json()) as Record<string, unknown> };
};
const invite = async (email: string): Promise<string> => {
  const { body } = await api.post('/v1/operators', { name: email, email, role: 'operator', reason: 'joins' });
  return (body.result as { id: string }).id;
};

describe('signing in with the identity provider', () => {
  test('an invited person comes in, by the verified address, and goes on where they wanted to', async () => {
    const id = await invite('asha@operator.test');
    real.people.set('asha', { email: 'Asha@Operator.test', verified: true });
    const who = browser();
    const page = await signIn(who, 'asha', '/v1/sign-in?to=/console/banks?state=active');
    expect([page.status, page.url.pathname]).toEqual([200, '/v1/sign-in/callback']);
    expect(page.text).toContain('url=/console/banks?state=active');
    expect(await asks(who, '/v1/operators/current')).toMatchObject({
      status: 200,
      body: { id, role: 'operator', state: 'active', signsInWith: ['identity-provider'] },
    });
    expect((await api.get(`/v1/audit?actor=operator:${id}`)).body.data).toMatchObject([
      { action: 'createSession' },
      { action: 'bindIdentity' },
    ]);
  });

  test('comes again as the same operator, whatever the address is by then', async () => {
    real.people.set('asha', { email: 'renamed@operator.test', verified: true });
    const who = browser();
    await signIn(who, 'asha');
    expect((await asks(who, '/v1/operators/current')).body).toMatchObject({ email: 'asha@operator.test' });
  });

  test.each([
    ['nobody invited', 'mallory', { email: 'mallory@operator.test', verified: true }],
    [
      "an operator's address that the provider has not verified",
      'liar',
      { email: 'boss@operator.test', verified: false },
    ],
    [
      'the address of an operator who has an identity of their own',
      'thief',
      { email: 'asha@operator.test', verified: true },
    ],
  ])('%s stays outside', async (_what, name, person) => {
    if (person.email.startsWith('boss')) await invite(person.email);
    real.people.set(name, person);
    const who = browser();
    const page = await signIn(who, name);
    expect(page.status).toBe(403);
    expect(page.text).toContain('unknown-operator');
    expect(sessionOf(who)).toBe(undefined);
  });

  test('whoever stays outside reads why on a page that leads back, and a program gets the problem', async () => {
    real.people.set('<b>', { email: '<b>@operator.test', verified: true });
    const page = await signIn(browser(), '<b>');
    expect([page.status, page.headers.get('content-type')]).toEqual([403, 'text/html; charset=utf-8']);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.text).toContain('<h1>Whoever signed in is no operator here</h1>');
    expect(page.text).toContain('&lt;b&gt;@operator.test is not an operator here.');
    expect(page.text).toContain('Ask an owner for an invitation to this e-mail address');
    expect(page.text).toContain('href="/console/sign-in"');
    const program = await app.request('/v1/sign-in/callback', { headers: { accept: 'application/json' } });
    expect([program.status, ((await program.json()) as { code: string }).code]).toEqual([401, 'sign-in-failed']);
  });

  test('what a token knew that others have held ends: who comes now is one person', async () => {
    const id = await invite('known@operator.test');
    const { token } = (await api.post(`/v1/operators/${id}/token`, { reason: 'first' })).body;
    expect((await api.get('/v1/operators/current', { id, token })).body.knownTo).toEqual(['bootstrap']);
    real.people.set('known', { email: 'known@operator.test', verified: true });
    const who = browser();
    await signIn(who, 'known');
    expect((await asks(who, '/v1/operators/current')).body).toMatchObject({
      id,
      knownTo: [],
      signsInWith: ['identity-provider'],
    });
    expect((await api.get('/v1/tenants', { id, token })).status).toBe(401);
  });

  test('a refusal of somebody known is in the audit log, once a minute at most', async () => {
    const refusals = async (id: string) =>
      (await api.get(`/v1/audit?action=refuseSignIn&target=operator/${id}`)).body.data;
    const gone = await invite('gone@operator.test');
    real.people.set('gone', { email: 'gone@operator.test', verified: true });
    await signIn(browser(), 'gone');
    await api.post(`/v1/operators/${gone}/disable`, { reason: 'left' });
    for (let times = 0; times < 3; times++) await signIn(browser(), 'gone');
    expect(await refusals(gone)).toMatchObject([
      { actor: `operator:${gone}`, reason: `who signed in as ${real.issuer} gone was shut out` },
    ]);
    const chief = await invite('chief@operator.test');
    real.people.set('pretender', { email: 'chief@operator.test', verified: false });
    await signIn(browser(), 'pretender');
    expect(await refusals(chief)).toMatchObject([
      {
        actor: 'nobody',
        reason: `who signed in as ${real.issuer} pretender says to be chief@operator.test, which the identity provider has not verified`,
      },
    ]);
  });

  test('who was shut out stays out, session and identity', async () => {
    const id = await invite('leaver@operator.test');
    real.people.set('leaver', { email: 'leaver@operator.test', verified: true });
    const who = browser();
    await signIn(who, 'leaver');
    expect((await asks(who, '/v1/tenants')).status).toBe(200);
    await api.post(`/v1/operators/${id}/disable`, { reason: 'left' });
    expect((await asks(who, '/v1/tenants')).status).toBe(401);
    expect((await signIn(browser(), 'leaver')).status).toBe(403);
  });

  test('the session ends when idle, and at the latest after twelve hours', async () => {
    const who = browser();
    await signIn(who, 'asha');
    const began = api.clock.nowMs;
    for (let minutes = 25; minutes < 720; minutes += 25) {
      api.clock.nowMs = began + minutes * 60_000;
      expect((await asks(who, '/v1/tenants')).status).toBe(200);
    }
    api.clock.nowMs = began + 720 * 60_000;
    expect((await asks(who, '/v1/tenants')).status).toBe(401);
  });
});

describe('a sign-in that is not what was begun', () => {
  test.each([
    ['from another browser', (url: URL) => url, browser],
    [
      'with another state',
      (url: URL) => {
        url.searchParams.set('state', 'x'.repeat(43));
        return url;
      },
      undefined,
    ],
    [
      'with a code that the provider did not give',
      (url: URL) => {
        url.searchParams.set('code', 'x'.repeat(43));
        return url;
      },
      undefined,
    ],
  ])('%s is refused, and there is no session', async (_what, change, other) => {
    const who = browser();
    let answer: URL | undefined;
    const watching = openBrowser((request) => {
      const url = new URL(request.url);
      if (url.origin !== here) return undefined;
      if (url.pathname !== '/v1/sign-in/callback') return Promise.resolve(app.request(request));
      answer = url;
      return Promise.resolve(new Response('caught'));
    });
    await signIn(watching, 'asha');
    for (const [name, value] of watching.cookies('munim.test'))
      (who.cookies('munim.test') as Map<string, string>).set(name, value);
    const victim = other?.() ?? who;
    const page = await victim.open(change(answer as URL).href);
    expect(page.status).toBe(401);
    expect(page.text).toContain('sign-in-failed');
    expect(sessionOf(victim)).toBe(undefined);
  });

  test('a second time is refused: the code was used, and the attempt is over', async () => {
    const who = browser();
    const page = await signIn(who, 'asha');
    expect((await who.open(page.url.href)).status).toBe(401);
  });

  test.each(['https://evil.test/', '//evil.test', '/console/../v1/x', '/console"><script>', 'javascript:alert(1)'])(
    'nobody is sent to %s',
    async (to) => {
      const page = await signIn(browser(), 'asha', `/v1/sign-in?to=${encodeURIComponent(to)}`);
      expect(page.text).toContain('content="0;url=/console"');
    },
  );
});

test('without a provider there is nothing to begin, half a provider is no provider, and one that is away is said to be', async () => {
  const plain = new Hono();
  const parts = {
    orm: api.orm,
    publicUrl: here,
    nowMs: () => 0,
    ids: { uuid: randomUUIDv7 },
    log: createLogger({ service: 'sign-in-spec', level: 'fatal' }),
  };
  addSignIn(plain, { ...parts, provider: undefined });
  expect((await plain.request('/v1/sign-in')).status).toBe(404);
  expect(await (await plain.request('/v1/sign-in/options')).json()).toEqual({ identityProvider: false });
  const half = {
    MUNIM_OIDC_ISSUER: real.issuer,
    MUNIM_OIDC_CLIENT_ID: undefined,
    MUNIM_OIDC_CLIENT_SECRET_FILE: undefined,
    MUNIM_OIDC_TRUST_EMAIL: false,
  };
  await expect(identityProvider(half)).rejects.toThrow('or none of them');
  const away = new Hono();
  addSignIn(away, {
    ...parts,
    provider: await identityProvider({
      MUNIM_OIDC_ISSUER: 'http://127.0.0.1:9',
      MUNIM_OIDC_CLIENT_ID: 'x',
      MUNIM_OIDC_CLIENT_SECRET_FILE: join(directory, 'secret'),
      MUNIM_OIDC_TRUST_EMAIL: false,
    }),
  });
  expect((await away.request('/v1/sign-in')).status).toBe(503);
});
