/** The control plane as the command line uses it: banks along their life, their runs, drift and API clients. */
import { defaultStateDirectory, knownPlatform, type KnownPlatform } from '@munim/local';
import { readFileSync } from 'node:fs';
import type { components } from '@munim/sdk/control-plane';
import { exitCode, VerbFailed } from './exit-codes.ts';
import { say } from './terminal.ts';

export type Tenant = components['schemas']['Tenant'];
export type Cell = components['schemas']['Cell'];
export type NewCell = components['schemas']['NewCell'];
export type CellMove = components['schemas']['CellMove'];
export type CellChange = components['schemas']['CellChange'];
export type Run = components['schemas']['Run'];
export type Preview = components['schemas']['Preview'];
export type Drift = components['schemas']['Drift'];
export type ApiClient = components['schemas']['Client'];
export type NewSecret = components['schemas']['ClientWithSecret'];
export type SigningKey = components['schemas']['SigningKey'];
export type AuditEntry = components['schemas']['AuditEntry'];

type Wanted = components['schemas']['NewTenant'];
export type NewBank = Pick<Wanted, 'name'> & Partial<Wanted>;

export interface OperatorClient {
  readonly onboard: (
    bank: NewBank,
  ) => Promise<{ tenant: Tenant; run: Run; sandbox: { tenant: Tenant; run: Run } | null }>;
  readonly previewBank: (bank: NewBank) => Promise<Preview>;
  readonly previewContexts: (id: string, contexts: Tenant['contexts']) => Promise<Preview>;
  readonly previewRepair: (id: string) => Promise<Preview>;
  /** Polls until the engine has answered; throws with its reason when it could not. */
  readonly waitForPreview: (id: string) => Promise<Preview>;
  /** `POST /v1/tenants/{id}/{of}`: the bank, or the run that changes it. With `version`, only if it is still at that. */
  readonly changeBank: (id: string, of: string, body: object, version?: string) => Promise<Tenant | Run>;
  readonly tenant: (id: string) => Promise<Tenant>;
  readonly tenants: (filter?: TenantFilter) => Promise<Tenant[]>;
  readonly cells: () => Promise<Cell[]>;
  readonly cell: (name: string) => Promise<Cell>;
  readonly registerCell: (cell: NewCell) => Promise<Cell>;
  readonly moveCell: (name: string, move: CellMove) => Promise<Cell>;
  readonly changeCell: (name: string, change: CellChange) => Promise<Cell>;
  readonly suspend: (id: string, reason: string) => Promise<Tenant>;
  readonly resume: (id: string, reason: string) => Promise<Tenant>;
  readonly provision: (id: string, reason?: string) => Promise<Run>;
  readonly checkDrift: (id: string, reason?: string) => Promise<Run>;
  readonly drift: (id: string) => Promise<Drift>;
  readonly repair: (id: string, reason: string) => Promise<Run>;
  readonly run: (runId: string) => Promise<Run>;
  /** Polls until the run has ended; throws with its step and reason when it failed. */
  readonly waitForRun: (runId: string, onProgress?: (run: Run) => void) => Promise<Run>;
  readonly createClient: (
    tenantId: string,
    name: string,
    scopes: readonly string[],
  ) => Promise<NewSecret & { clientSecret: string }>;
  readonly clients: (tenantId: string) => Promise<ApiClient[]>;
  /** Both secrets are good for `overlapSeconds`. */
  readonly rotateClient: (
    tenantId: string,
    clientId: string,
    overlapSeconds: number,
    reason?: string,
  ) => Promise<NewSecret>;
  readonly revokeClient: (tenantId: string, clientId: string, reason: string) => Promise<ApiClient>;
  /** Newest first. */
  readonly signingKeys: () => Promise<SigningKey[]>;
  /** The new key, which does not sign yet. */
  readonly rotateSigningKey: (reason: string) => Promise<SigningKey>;
  readonly revokeSigningKey: (kid: string, reason: string) => Promise<SigningKey>;
  /** The newest `limit` deeds that fit. */
  readonly audit: (filter: AuditFilter, limit: number) => Promise<AuditEntry[]>;
  /** All deeds that fit, as a file has them. */
  readonly exportAudit: (filter: AuditFilter, format: 'csv' | 'ndjson') => Promise<ReadableStream<Uint8Array>>;
  /** For verbs of one operation each: a path below the control plane's address. */
  readonly get: <Answer>(path: string) => Promise<Answer>;
  readonly change: <Answer>(path: string, body: object) => Promise<Answer>;
  /** Every page of a list. */
  readonly all: <Item>(path: string) => Promise<Item[]>;
}

/** As the API has them. */
export interface TenantFilter {
  readonly state?: string;
  readonly cell?: string;
  readonly search?: string;
}

export interface AuditFilter {
  readonly actor?: string;
  readonly action?: string;
  readonly target?: string;
  readonly from?: string;
  readonly to?: string;
}

const pollMs = 200;
/** A bank takes seconds; several at once on a small machine take minutes. */
const runTimeoutMs = 300_000;
const pageLimit = 200;

/** The client of whoever runs this machine's installation. */
export const bootstrapOperatorClient = (controlPlane: string, tokenFile: string): OperatorClient =>
  createOperatorClient(controlPlane, readFileSync(tokenFile, 'utf8').trim());

/**
 * For a verb: whoever MUNIM_OPERATOR_TOKEN says, else the installation's own operator. Throws the failure that says how
 * to start the platform when it does not run.
 */
export function operatorOfThisMachine(): OperatorClient {
  const { urls, operatorTokenFile } = platformOfThisMachine();
  const own = process.env['MUNIM_OPERATOR_TOKEN'];
  return own === undefined || own === ''
    ? bootstrapOperatorClient(urls.controlPlane, operatorTokenFile)
    : createOperatorClient(urls.controlPlane, own);
}

/** For a verb: throws the failure that says how to start the platform when it does not run. */
export function platformOfThisMachine(): KnownPlatform {
  const platform = knownPlatform(defaultStateDirectory(process.env), process.env);
  if (platform === undefined)
    throw new VerbFailed('the platform does not run: ./munim up starts it', exitCode.notRunning);
  return platform;
}

function createOperatorClient(baseUrl: string, operatorToken: string): OperatorClient {
  const call = caller(baseUrl, operatorToken);
  const change = <Answer>(path: string, body: object) => call<Answer>('POST', path, body);
  const run = (runId: string) => call<Run>('GET', `/v1/runs/${runId}`);
  const bank = (id: string): string => `/v1/tenants/${encodeURIComponent(id)}`;
  return {
    onboard: (newBank) => change('/v1/tenants', newBank),
    previewBank: (newBank) => change('/v1/tenants/preview', newBank),
    previewContexts: (id, contexts) => change(`${bank(id)}/contexts/preview`, { contexts }),
    previewRepair: (id) => change(`${bank(id)}/repair/preview`, {}),
    waitForPreview: (id) => waitForPreview(() => call('GET', `/v1/previews/${id}`)),
    changeBank: (id, of, body, version) =>
      call('POST', `${bank(id)}/${of}`, body, version === undefined ? {} : { 'if-match': `"${version}"` }),
    tenant: (id) => call('GET', bank(id)),
    tenants: (filter = {}) => {
      const query = new URLSearchParams({ ...filter, limit: String(pageLimit) });
      return allPages((cursor) => call('GET', `/v1/tenants?${query.toString()}${cursor}`));
    },
    cells: () => allPages((cursor) => call('GET', `/v1/cells?limit=${pageLimit}${cursor}`)),
    cell: (name) => call('GET', `/v1/cells/${name}`),
    registerCell: (cell) => change('/v1/cells', cell),
    moveCell: (name, move) => change(`/v1/cells/${name}/move`, move),
    changeCell: (name, wanted) => change(`/v1/cells/${name}/change`, wanted),
    suspend: (id, reason) => change(`${bank(id)}/suspend`, { reason }),
    resume: (id, reason) => change(`${bank(id)}/resume`, { reason }),
    provision: async (id, reason) => (await change<{ run: Run }>(`${bank(id)}/provision`, { reason })).run,
    checkDrift: (id, reason) => change(`${bank(id)}/drift-checks`, { reason }),
    drift: (id) => call('GET', `${bank(id)}/drift`),
    repair: (id, reason) => change(`${bank(id)}/repair`, { reason }),
    run,
    waitForRun: async (runId, onProgress) => {
      const endMs = performance.now() + runTimeoutMs;
      for (;;) {
        const current = await run(runId);
        onProgress?.(current);
        if (current.state === 'succeeded') return current;
        if (current.state === 'failed') throw new Error(failureOf(current));
        if (performance.now() > endMs)
          throw new Error(`the run ${runId} is still ${current.state} after ${runTimeoutMs / 1000} s`);
        await new Promise((resolve) => setTimeout(resolve, pollMs));
      }
    },
    createClient: (tenantId, name, scopes) => change(`${bank(tenantId)}/clients`, { name, scopes }),
    clients: (id) => allPages((cursor) => call('GET', `${bank(id)}/clients?limit=${pageLimit}${cursor}`)),
    rotateClient: (id, clientId, overlapSeconds, reason) =>
      change(`${bank(id)}/clients/${encodeURIComponent(clientId)}/rotate-secret`, { overlapSeconds, reason }),
    revokeClient: (id, clientId, reason) =>
      change(`${bank(id)}/clients/${encodeURIComponent(clientId)}/revoke`, { reason }),
    signingKeys: () => allPages((cursor) => call('GET', `/v1/signing-keys?limit=${pageLimit}${cursor}`)),
    rotateSigningKey: (reason) => change('/v1/signing-keys/rotate', { reason }),
    revokeSigningKey: (kid, reason) => change(`/v1/signing-keys/${encodeURIComponent(kid)}/revoke`, { reason }),
    audit: async (filter, limit) => {
      const query = new URLSearchParams({ ...filter, limit: String(limit) });
      return (await call<{ data: AuditEntry[] }>('GET', `/v1/audit?${query.toString()}`)).data;
    },
    exportAudit: async (filter, format) => {
      const path = `/v1/audit/export?${new URLSearchParams({ ...filter, format }).toString()}`;
      const response = await fetch(`${baseUrl}${path}`, { headers: { authorization: `Bearer ${operatorToken}` } });
      if (!response.ok || response.body === null)
        throw new Error(refusalOf(response.status, await response.text(), `GET ${path}`));
      return response.body;
    },
    get: (path) => call('GET', path),
    change,
    all: (path) =>
      allPages((cursor) => call('GET', `${path}${path.includes('?') ? '&' : '?'}limit=${pageLimit}${cursor}`)),
  };
}

async function waitForPreview(look: () => Promise<Preview>): Promise<Preview> {
  const endMs = performance.now() + runTimeoutMs;
  for (;;) {
    const preview = await look();
    if (preview.state === 'succeeded') return preview;
    if (preview.state === 'failed') throw new Error(`the engine could not say: ${preview.reason ?? 'no reason'}`);
    if (performance.now() > endMs) throw new Error(`the preview ${preview.id} is still ${preview.state}`);
    await new Promise((resolve) => setTimeout(resolve, pollMs));
  }
}

const caller =
  (baseUrl: string, operatorToken: string) =>
  async <Answer>(
    method: string,
    path: string,
    body?: unknown,
    headers: Record<string, string> = {},
  ): Promise<Answer> => {
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      headers: {
        ...headers,
        authorization: `Bearer ${operatorToken}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    warnOfTheEnd(response.headers);
    if (!response.ok) throw new Error(refusalOf(response.status, text, `${method} ${path}`));
    return JSON.parse(text) as Answer;
  };

let warned = false;

/** Once, however much a verb asks. */
function warnOfTheEnd(headers: Headers): void {
  const endsAt = headers.get('munim-token-expires');
  if (endsAt === null || warned) return;
  warned = true;
  say(`The operator's token ends at ${endsAt}: ./munim operator token OPERATOR --reason … issues another one.`);
}

async function allPages<Item>(
  pageAt: (cursor: string) => Promise<{ data: Item[]; nextCursor: string | null }>,
): Promise<Item[]> {
  const items: Item[] = [];
  for (let cursor: string | null = ''; cursor !== null; ) {
    const { data, nextCursor }: { data: Item[]; nextCursor: string | null } = await pageAt(cursor);
    items.push(...data);
    cursor = nextCursor === null ? null : `&cursor=${encodeURIComponent(nextCursor)}`;
  }
  return items;
}

/** A problem's own words; an answer that is none is shown as it came. */
function refusalOf(status: number, text: string, asked: string): string {
  try {
    const { title, detail, code } = JSON.parse(text) as { title?: string; detail?: string; code?: string };
    if (title !== undefined) return `${title}: ${detail ?? ''} (${status} ${code ?? ''})`;
  } catch {
    // Said below.
  }
  return `the control plane answered ${status} to ${asked}: ${text.slice(0, 400)}`;
}

const failureOf = ({ id, tenantId, failure }: Run): string =>
  `the run ${id} of ${tenantId} failed at ${failure?.step ?? 'an unknown step'}: ${failure?.reason ?? 'no reason given'}`;
