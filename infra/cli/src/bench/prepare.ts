/** A bank for the benchmark: onboarded like any other, with ten thousand accounts that have money. */
import type { Platform } from '@munim/local';
import { createKnownClient, type Entrances, takeToken } from '../known-client.ts';
import { bootstrapOperatorClient, type OperatorClient } from '../operator-client.ts';
import { requestText } from './connection.ts';
import { sendAll } from './load.ts';

export interface BenchClient {
  readonly clientId: string;
  readonly clientSecret: string;
  /** Fresh from the platform's issuer, or from the one at this address; for every measurement, so that none expires. */
  readonly token: (issuer?: string) => Promise<string>;
}
/** With its first client. */
export interface BenchBank extends BenchClient {
  readonly id: string;
  readonly operator: OperatorClient;
  readonly newClient: () => Promise<BenchClient>;
}

const scopes = ['customers:read', 'customers:write', 'accounts:read', 'accounts:write', 'transfers:write', 'log:read'];

/** `entrances`: what of the platform runs, and must know a client before it is used. */
export async function onboardBenchBank(platform: Platform, entrances: Entrances = platform.urls): Promise<BenchBank> {
  const id = `bench-${crypto.randomUUID().slice(0, 6)}`;
  const operator = bootstrapOperatorClient(platform.urls.controlPlane, platform.operatorTokenFile);
  const { run } = await operator.onboard({ id, name: 'Benchmark', country: 'CZ' });
  await operator.waitForRun(run.id);
  const newClient = async (): Promise<BenchClient> => {
    const client = await createKnownClient(operator, entrances, id, 'bench', scopes);
    return { ...client, token: (issuer = platform.urls.issuer) => takeToken(issuer, client) };
  };
  return { id, operator, newClient, ...(await newClient()) };
}

export interface Target {
  readonly host: string;
  readonly port: number;
}

/** Each account holds more than any run can spend. */
const openingAmount = '1000000000000';

export async function openAccounts(target: Target, token: string, count: number): Promise<string[]> {
  const host = `${target.host}:${target.port}`;
  const post = (path: string, body: object, key: string): string =>
    requestText({ method: 'POST', path, host, token, idempotencyKey: key, body: JSON.stringify(body) });
  const [customer] = await sendAll(target.host, target.port, 1, [
    post('/v1/customers', { kind: 'PERSON', country: 'CZ', fullName: 'Bench' }, 'bench-customer'),
  ]);
  const { customerId } = JSON.parse(customer ?? '{}') as { customerId: string };
  const opened = await sendAll(
    target.host,
    target.port,
    64,
    Array.from({ length: count }, (_, i) =>
      post('/v1/accounts', { customerId, product: 'CURRENT', currency: 'CZK' }, `bench-open-${i}`),
    ),
  );
  const ids = opened.map((body) => (JSON.parse(body) as { accountId: string }).accountId);
  await sendAll(
    target.host,
    target.port,
    64,
    ids.map((accountId, i) =>
      post(`/v1/accounts/${accountId}/deposits`, { amount: openingAmount, currency: 'CZK' }, `bench-fund-${i}`),
    ),
  );
  return ids;
}
