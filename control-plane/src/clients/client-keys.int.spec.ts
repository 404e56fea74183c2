import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { AnnouncedClient } from '../registry/entries.ts';
import { silentAnnouncer } from '../testing/parts.ts';
import { startTestApi, type TestAnswer, type TestApi } from '../testing/test-api.ts';

let api: TestApi;
/** As issuers know them. */
const known = new Map<string, AnnouncedClient>();
const path = '/v1/tenants/a-bank/clients';
const reason = 'yearly';

beforeAll(async () => {
  const announcer = {
    ...silentAnnouncer,
    announceClient: (_em: unknown, client: AnnouncedClient) => void known.set(client.clientId, client),
  };
  api = await startTestApi(undefined, { announcer });
  await api.post('/v1/tenants', { id: 'a-bank', name: 'A', country: 'IN' });
});
afterAll(() => api.stop());

const key = (kid: string) => ({ kty: 'OKP', crv: 'Ed25519', x: kid.repeat(43).slice(0, 43), kid });
const setOf = (...kids: string[]) => ({ keys: kids.map(key) });
const codeOf = ({ status, body }: TestAnswer) => [status, body.code];
const make = async (more: object): Promise<string> =>
  (await api.post(path, { name: 'signer', scopes: ['accounts:read'], ...more })).body.clientId;
const change = (id: string, jwks: object, more: object = {}) =>
  api.post(`${path}/${id}/keys`, { jwks, reason, ...more });
const kidsOf = (id: string): unknown[] | undefined => known.get(id)?.jwks.map(({ kid }) => kid);

describe('the keys of a client that signs', () => {
  test('are what was sent last: both during the overlap, then the new one alone, and issuers hear of each', async () => {
    const id = await make({ jwks: setOf('a') });
    expect((await change(id, setOf('a', 'b'))).body.jwks).toEqual(setOf('a', 'b'));
    expect(kidsOf(id)).toEqual(['a', 'b']);
    expect((await change(id, setOf('b'))).status).toBe(200);
    expect(kidsOf(id)).toEqual(['b']);
    expect((await api.get(`/v1/audit?target=tenant/a-bank/client/${id}`)).body.data).toMatchObject([
      { action: 'changeClientKeys', reason },
      { action: 'changeClientKeys', reason },
      { action: 'createClient' },
    ]);
  });

  test.each<[string, object, object]>([
    ['none', setOf(), {}],
    ['six', setOf('a', 'b', 'c', 'd', 'e', 'f'), {}],
    ['two with one kid', setOf('a', 'a'), {}],
    ['a private one', { keys: [{ ...key('a'), d: 'A'.repeat(43) }] }, {}],
    ['good ones without a reason', setOf('a'), { reason: undefined }],
    ['good ones and something else', setOf('a'), { overlapSeconds: 5 }],
  ])('stay as they are when it is sent %s', async (_, jwks, more) => {
    const id = await make({ jwks: setOf('z') });
    expect(codeOf(await change(id, jwks, more))).toEqual([400, 'invalid-request']);
    expect(kidsOf(id)).toEqual(['z']);
  });

  test('are no secret: a client that signs gets none, and one with a secret signs nothing', async () => {
    const [signer, other] = [await make({ jwks: setOf('a') }), await make({})];
    expect(codeOf(await api.post(`${path}/${signer}/rotate-secret`, {}))).toEqual([409, 'other-credentials']);
    expect(known.get(signer)?.secretHashes).toEqual([]);
    expect(codeOf(await change(other, setOf('a')))).toEqual([409, 'other-credentials']);
    expect(kidsOf(other)).toEqual([]);
  });

  test('are over with the client', async () => {
    const id = await make({ jwks: setOf('a') });
    await api.post(`${path}/${id}/revoke`, { reason });
    expect(codeOf(await change(id, setOf('b')))).toEqual([409, 'client-revoked']);
  });

  test('are known to whoever gave them: the client cannot let them look in', async () => {
    const second = await api.operator('operator');
    const id = await make({ jwks: setOf('a') });
    await api.post(`${path}/${id}/keys`, { jwks: setOf('b'), reason }, second);
    const { data } = (await api.get(path)).body;
    expect(data.find(({ clientId }: { clientId: string }) => clientId === id).knownTo).toEqual([
      'bootstrap',
      second.id,
    ]);
  });
});
