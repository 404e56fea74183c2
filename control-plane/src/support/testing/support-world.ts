/** Two banks that serve, with clients of their own, and a pod that verifies tokens as pods do: what is announced reaches it. */
import { type RegistryEntry, registryKey } from '@munim/kernel';
import { createRegistryState, createTokenVerifier, type TokenVerifier } from '@munim/platform/tenancy';
import { generateKeyPairSync, randomUUID } from 'node:crypto';
import { bankAuthentication } from '../../http/authenticate-bank.ts';
import type { Announcer } from '../../registry/announcer.ts';
import type { AnnouncedClient } from '../../registry/entries.ts';
import { startTestApi, type TestAnswer, type TestApi, type TestOperator } from '../../testing/test-api.ts';
import { silentAnnouncer } from '../../testing/parts.ts';
import { issueToken } from '../../tokens/issue-token.ts';
import { supportTokenSigner } from '../sign-token.ts';

const issuer = 'https://issuer.test';

export interface SupportWorld {
  readonly api: TestApi;
  readonly support: TestOperator;
  readonly operator: TestOperator;
  readonly auditor: TestOperator;
  readonly secondOwner: TestOperator;
  /** What was said at the loudest. */
  readonly alarms: Record<string, string>[];
  readonly pod: TokenVerifier;
  /** A new client of the bank, made by `by`; answers with a caller for `api`, by its access token. */
  readonly client: (bank: string, scopes: readonly string[], by?: TestOperator) => Promise<TestOperator>;
  readonly ask: (body?: object, who?: TestOperator, bank?: string) => Promise<TestAnswer>;
  readonly decide: (verb: 'approve' | 'refuse' | 'revoke', grantId: string, who: TestOperator) => Promise<TestAnswer>;
}

export async function startSupportWorld(): Promise<SupportWorld> {
  const registry = createRegistryState();
  const put = (entry: RegistryEntry): void => registry.apply(registryKey(entry), JSON.stringify(entry));
  const announced = new Map<string, AnnouncedClient>();
  const announcer: Announcer = {
    ...silentAnnouncer,
    announce: (_em, entry) => put(entry),
    announceClient: (_em, client) => void announced.set(client.clientId, client),
  };
  const { publicKey, privateKey } = generateKeyPairSync('ed25519');
  const { x = '' } = publicKey.export({ format: 'jwk' });
  put({
    kind: 'signing-key',
    kid: 'k',
    state: 'signing',
    jwk: { kty: 'OKP', crv: 'Ed25519', x, kid: 'k', alg: 'EdDSA' },
  });
  const signingKeys = { current: async () => ({ kid: 'k', key: privateKey }), published: () => [] };
  const alarms: Record<string, string>[] = [];
  const verifierOf = (nowMs: () => number) => createTokenVerifier({ registry, issuer, nowMs });
  const api = await startTestApi(undefined, {
    announcer,
    signSupportToken: supportTokenSigner(signingKeys, issuer),
    alarm: (_message, fields) => void alarms.push(fields),
    authenticateBank: (nowMs) => bankAuthentication(verifierOf(nowMs)),
  });
  for (const id of ['north-bank', 'south-bank']) {
    await api.post('/v1/tenants', { id, name: id, country: 'IN' });
    await api.orm.em.fork().execute(`update tenants set state = 'active' where id = ?`, [id]);
    put(tenantCalled(id));
  }
  const secondOwner = await api.operator('owner');
  const [support, operator, auditor] = [
    await api.operator('support', secondOwner),
    await api.operator('operator', secondOwner),
    await api.operator('auditor', secondOwner),
  ];
  return {
    api,
    support,
    operator,
    auditor,
    secondOwner,
    alarms,
    pod: verifierOf(() => api.clock.nowMs),
    client: async (bank, scopes, by) => {
      const { body } = await api.post(`/v1/tenants/${bank}/clients`, { name: 'desk', scopes }, by);
      const client = announced.get(body.clientId) as AnnouncedClient;
      const issuing = { registry, signingKeys, issuer, uuid: randomUUID };
      const { access_token: token } = await issueToken(client, undefined, issuing, api.clock.nowMs);
      return { id: client.clientId, token };
    },
    ask: (body = {}, who = support, bank = 'north-bank') =>
      api.post(`/v1/tenants/${bank}/support-grants`, { reason: 'case 4711', scopes: ['accounts:read'], ...body }, who),
    decide: (verb, grantId, who) => api.post(`/v1/support-access/${grantId}/${verb}`, { reason: 'as it is' }, who),
  };
}

const tenantCalled = (id: string): RegistryEntry => ({
  kind: 'tenant',
  id,
  name: id,
  state: 'active',
  contexts: ['accounts'],
  cell: {
    name: 'c',
    postgres: { host: 'h', port: 1, database: 'd' },
    kafka: { brokers: ['h:1'] },
    objectStore: { endpoint: 'http://h', region: 'r' },
  },
  limits: { requestsPerSecond: 100 },
  updatedAt: '2026-03-01T12:00:00.000Z',
});
