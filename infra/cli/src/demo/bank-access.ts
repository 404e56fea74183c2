/** A bank of the demo: its id, its client of the SDK, and what the proofs need to look behind the API. */
import { type ArchiveHome, openBankArchive } from '@munim/platform/archive';
import { openSecrets } from '@munim/platform/tenancy';
import { type TenantId, tenantId, topology } from '@munim/kernel';
import { homeCellName, type Platform } from '@munim/local';
import { createMunim, type Munim } from '@munim/sdk';
import postgres, { type Sql } from 'postgres';
import { createKnownClient } from '../known-client.ts';
import { bootstrapOperatorClient, type OperatorClient } from '../operator-client.ts';

export interface DemoBank {
  readonly id: TenantId;
  readonly client: Munim;
  readonly credentials: { readonly clientId: string; readonly clientSecret: string };
  readonly provisioningMs: number;
  readonly resources: number;
}

const scopes = [
  'customers:read',
  'customers:write',
  'accounts:read',
  'accounts:write',
  'transfers:read',
  'transfers:write',
  'log:read',
];

const operatorOf = (platform: Platform): OperatorClient =>
  bootstrapOperatorClient(platform.urls.controlPlane, platform.operatorTokenFile);

/** Onboards a bank and makes an API client for it. Ids are never reused, so each demo has banks of its own. */
export async function onboardBank(
  platform: Platform,
  id: string,
  name: string,
  onStep: (done: number, total: number) => void,
): Promise<DemoBank> {
  const operator = operatorOf(platform);
  const startedMs = performance.now();
  const { run } = await operator.onboard({ id, name, country: 'CZ', cell: homeCellName });
  await operator.waitForRun(run.id, ({ steps }) =>
    onStep(steps.filter((step) => step.state === 'done').length, steps.length),
  );
  const provisioningMs = Math.round(performance.now() - startedMs);
  const { resources } = await operator.tenant(id);
  const credentials = await createKnownClient(operator, platform.urls, id, 'demo', scopes);
  const client = createMunim({
    baseUrl: platform.urls.gateway,
    auth: { tokenUrl: `${platform.urls.issuer}/oauth/token`, ...credentials },
  });
  return { id: tenantId(id), client, credentials, provisioningMs, resources: resources.length };
}

/** The bank's own login, as its pods have it. */
export async function openBankDatabase(platform: Platform, id: TenantId): Promise<Sql> {
  const { login, schema, secrets } = topology(id);
  const url = new URL(platform.services.postgres.url);
  return postgres({
    host: url.hostname,
    port: Number(url.port),
    database: 'munim_cell',
    username: login,
    password: await openSecrets(platform.secretsDirectory).text(secrets.postgresPassword),
    max: 2,
    onnotice: () => undefined,
    types: { instant: { to: 1184, from: [1082, 1083, 1114, 1184], serialize: String, parse: String } },
    connection: { search_path: schema },
  } as postgres.Options<{ instant: postgres.PostgresType }>);
}

/** The bank's archive with the bank's own keys. */
export const openArchiveOf = (platform: Platform, id: TenantId): Promise<ArchiveHome> =>
  openBankArchive(id, openSecrets(platform.secretsDirectory), platform.services.s3);

/** The bank's own keys of the object store. */
export async function objectStoreKeys(platform: Platform, id: TenantId) {
  const { secrets } = topology(id);
  const store = openSecrets(platform.secretsDirectory);
  return {
    accessKeyId: await store.text(secrets.archiveAccessKeyId),
    secretAccessKey: await store.text(secrets.archiveSecretAccessKey),
  };
}
