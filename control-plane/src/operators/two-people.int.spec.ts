/** What takes two people is not done by one: not by shutting the others out, not by taking the place of somebody invited. */
import { writeFile } from 'node:fs/promises';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { startTestApi, type TestAnswer, type TestApi, type TestOperator } from '../testing/test-api.ts';
import { signInTo } from '../testing/test-session.ts';
import { bootstrapOperator } from './bootstrap.ts';

let api: TestApi;
let emails = 0;
/** Who is alone, and who ever was not, is a question about a whole installation: each of these has its own. */
function withOwnInstallation(): void {
  beforeEach(async () => void (api = await startTestApi()));
  afterEach(() => api.stop());
}

const person = (role: string) => ({ name: 'P', email: `p${++emails}@operator.test`, role, reason: 'joins' });
const codeOf = ({ status, body }: TestAnswer) => [status, body.code];
const stateOf = ({ status, body }: TestAnswer) => [status, body.state];
const approve = (id: string, who: TestOperator) => api.post(`/v1/approvals/${id}/approve`, { reason: 'seen' }, who);
const deedsOf = async (action: string): Promise<{ actor: string; target: string; reason: string }[]> =>
  (await api.get(`/v1/audit?action=${action}`)).body.data;

describe('one stolen session of an owner', () => {
  withOwnInstallation();

  test('shuts nobody out who could still say no, and lets nobody in', async () => {
    const victim = await api.operator('owner');
    const second = await api.operator('owner', victim);
    const thief = await signInTo(api, victim);
    // Two are left: this is no way to be alone.
    expect((await thief.post(`/v1/operators/${second.id}/disable`, { reason: 'mine' })).status).toBe(200);
    expect(codeOf(await thief.post('/v1/operators/bootstrap/disable', { reason: 'mine' }))).toEqual([
      409,
      'second-owner-needed',
    ]);
    const asked = await thief.post('/v1/operators/bootstrap/disable-owner', { reason: 'mine' });
    expect(stateOf(asked)).toEqual([202, 'pending']);
    expect(codeOf(await thief.post(`/v1/approvals/${asked.body.id}/approve`, { reason: 'mine' }))).toEqual([
      403,
      'maker-is-checker',
    ]);
    expect(stateOf(await thief.post('/v1/operators', person('owner')))).toEqual([202, 'pending']);
    expect((await api.get('/v1/operators/current')).body.state).toBe('active');
  });

  test('is not let in where the first owner was, when the others are gone for another reason', async () => {
    const left = await api.operator('owner');
    const asked = await api.post('/v1/operators/bootstrap/disable-owner', { reason: 'leaves' }, left);
    expect(stateOf(await approve(asked.body.id, api.first))).toEqual([200, 'approved']);
    const browser = await signInTo(api, left);
    for (const alone of [
      await browser.post('/v1/operators', person('owner')),
      await api.post('/v1/operators', person('operator'), left),
    ])
      expect(stateOf(alone)).toEqual([202, 'pending']);
  });

  test('cannot make a second owner forgotten, neither by another role nor in the database', async () => {
    const second = await api.operator('owner');
    const { body } = await api.post(`/v1/operators/${second.id}/role`, { role: 'auditor', reason: 'tired' });
    expect(stateOf(await approve(body.id, second))).toEqual([200, 'approved']);
    await api.orm.em.fork().execute('update operators set was_owner = false');
    const browser = await signInTo(api);
    expect(stateOf(await browser.post('/v1/operators', person('owner')))).toEqual([202, 'pending']);
  });
});

describe('who was invited and never came', () => {
  withOwnInstallation();

  test('was no second owner: whoever mistyped the address is as alone as before', async () => {
    const browser = await signInTo(api);
    const { body } = await browser.post('/v1/operators', person('owner'));
    expect(stateOf(await browser.post('/v1/operators', person('owner')))).toEqual([202, 'pending']);
    expect((await browser.post(`/v1/operators/${body.result.id}/disable`, { reason: 'mistyped' })).status).toBe(200);
    expect((await browser.post('/v1/operators', person('owner'))).body).toMatchObject({
      state: 'approved',
      decisionReason: 'nobody else has a role that could be asked',
    });
  });
});

describe("whoever holds the installation's token file", () => {
  withOwnInstallation();

  test('shuts the other owner out and lets another one in, which the audit log names as what it is', async () => {
    const gone = await api.operator('owner');
    expect(codeOf(await api.post(`/v1/operators/${gone.id}/disable`, { reason: 'lost' }))).toEqual([
      409,
      'second-owner-needed',
    ]);
    const out = await api.post(`/v1/operators/${gone.id}/disable-owner`, { reason: 'lost' });
    expect([out.body.state, out.body.decidedBy, out.body.result.state]).toEqual(['approved', null, 'disabled']);
    const next = await api.operator('owner');
    expect(await deedsOf('recoverWithInstallationToken')).toMatchObject([
      { actor: 'operator:bootstrap', reason: 'joins' },
      { actor: 'operator:bootstrap', target: `operator/${gone.id}`, reason: 'lost' },
    ]);
    // From then on there are two again, for whoever holds the file too.
    const asked = await api.post('/v1/operators', person('auditor'));
    expect(stateOf(asked)).toEqual([202, 'pending']);
    expect(stateOf(await approve(asked.body.id, next))).toEqual([200, 'approved']);
  });

  test('is not whoever holds a session of it', async () => {
    const other = await api.operator('owner');
    const browser = await signInTo(api);
    expect(stateOf(await browser.post(`/v1/operators/${other.id}/disable-owner`, { reason: 'x' }))).toEqual([
      202,
      'pending',
    ]);
  });

  test('comes back after it was shut out when the settings say why, and the audit log says so; else not', async () => {
    const other = await api.operator('owner');
    const { body } = await api.post('/v1/operators/bootstrap/disable-owner', { reason: 'not needed' }, other);
    await approve(body.id, api.first);
    const file = `${api.directory}/again`;
    await writeFile(file, api.first.token);
    await bootstrapOperator(api.orm, file);
    expect((await api.get('/v1/operators')).status).toBe(401);
    await bootstrapOperator(api.orm, file, 'the other owner has left us');
    await bootstrapOperator(api.orm, file, 'the other owner has left us');
    expect((await api.get('/v1/operators/current')).body).toMatchObject({ role: 'owner', state: 'active' });
    expect(await deedsOf('recoverBootstrapOperator')).toMatchObject([
      { actor: 'installation', target: 'operator/bootstrap', reason: 'the other owner has left us' },
    ]);
  });
});

describe('an owner who issued the first token of somebody', () => {
  let checker: TestOperator;
  beforeAll(async () => {
    api = await startTestApi();
    checker = await api.operator('owner');
  });
  afterAll(() => api.stop());

  async function invited(role: string, by = api.first): Promise<TestOperator> {
    const { body } = await api.post('/v1/operators', person(role), by);
    const { id } = (await approve(body.id, by === checker ? api.first : checker)).body.result;
    const { token } = (await api.post(`/v1/operators/${id}/token`, { reason: 'first' }, by)).body;
    return { id, token };
  }
  const renew = async (who: TestOperator): Promise<TestOperator> => ({
    ...who,
    token: (await api.post(`/v1/operators/${who.id}/token`, { reason: 'mine' }, who)).body.token,
  });
  const asks = async (who: TestOperator): Promise<string> =>
    (await api.post('/v1/operators', person('auditor'), who)).body.id;

  test('is not the second person in that name, on neither side, whatever is renewed', async () => {
    let third = await invited('owner');
    for (const when of ['with the first token', 'renewed']) {
      expect(codeOf(await approve(await asks(api.first), third)), when).toEqual([403, 'maker-is-checker']);
      expect(codeOf(await approve(await asks(third), api.first)), when).toEqual([403, 'maker-is-checker']);
      third = await renew(third);
    }
    // For everybody else they are who they are.
    expect(stateOf(await approve(await asks(third), checker))).toEqual([200, 'approved']);
    expect(stateOf(await approve(await asks(checker), third))).toEqual([200, 'approved']);
  });

  test('nor are two whose first tokens the same owner issued', async () => {
    const [one, other] = [await invited('owner'), await invited('owner')];
    expect((await approve(await asks(one), other)).body).toMatchObject({
      code: 'maker-is-checker',
      detail: `bootstrap may act as ${one.id} and as ${other.id}`,
    });
  });

  test('is another person once a third one has confirmed who came, after the token was renewed', async () => {
    const first = await invited('owner');
    const confirm = (who: TestOperator) => api.post(`/v1/operators/${first.id}/confirm`, { reason: 'met' }, who);
    expect((await api.get('/v1/operators/current', first)).body.knownTo).toEqual(['bootstrap']);
    expect(codeOf(await confirm(checker))).toEqual([409, 'operator-state-forbids']);
    const third = await renew(first);
    for (const oneself of [api.first, third]) expect(codeOf(await confirm(oneself))).toEqual([403, 'maker-is-checker']);
    expect((await confirm(checker)).body.knownTo).toEqual([]);
    expect(stateOf(await approve(await asks(api.first), third))).toEqual([200, 'approved']);
    expect((await deedsOf('confirmOperator')).slice(0, 1)).toMatchObject([{ actor: `operator:${checker.id}` }]);
    expect(codeOf(await confirm(checker))).toEqual([409, 'operator-state-forbids']);
  });

  test('issues none for an owner where people can prove who they are', async () => {
    const own = await startTestApi(undefined, { tokenTerms: { lifetimeMs: 1_000_000, identityProvider: true } });
    const { result } = (await own.post('/v1/operators', person('owner'))).body;
    expect(codeOf(await own.post(`/v1/operators/${result.id}/token`, { reason: 'first' }))).toEqual([
      409,
      'operator-state-forbids',
    ]);
    await own.stop();
  });
});
