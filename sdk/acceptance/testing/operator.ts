/** The control plane as an operator of the platform uses it: onboard a bank, make and revoke its API clients. */
import type { components } from '@munim/sdk/control-plane';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Credentials, type Entrances, untilKnown } from './access-token.ts';

type Schemas = components['schemas'];

export interface Operator {
  /** Resolves when the bank serves. */
  readonly onboard: (id: string, name: string, wishes?: object) => Promise<void>;
  /** `POST /v1/tenants/{id}/{deed}`. */
  readonly act: (id: string, deed: string, body: object) => Promise<void>;
  /** The same for a deed that is a run: resolves when that has succeeded. */
  readonly run: (id: string, deed: string, body: object) => Promise<void>;
  readonly get: <Answer>(path: string) => Promise<Answer>;
  /**
   * Resolves when whatever the client asks is answered by who knows it. With the public half of a key of its own, the client
   * has no secret, and is not waited for.
   */
  readonly createClient: (tenantId: string, scopes: readonly string[], publicKey?: object) => Promise<Credentials>;
  readonly revokeClient: (tenantId: string, clientId: string) => Promise<void>;
}

const pollMs = 200;
/** A bank takes some ten seconds; two at once on a busy machine take a minute. */
const runMsMax = 180_000;

export function createOperator(urls: Entrances & { readonly controlPlane: string }, operatorToken: string): Operator {
  const call = async <Answer>(method: 'GET' | 'POST', path: string, body?: object): Promise<Answer> => {
    const response = await fetch(urls.controlPlane + path, {
      method,
      headers: {
        authorization: `Bearer ${operatorToken}`,
        ...(body && { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${method} ${path} answered ${response.status}: ${text.slice(0, 400)}`);
    return JSON.parse(text) as Answer;
  };
  const waitForRun = async (runId: string): Promise<void> => {
    for (const endMs = performance.now() + runMsMax; ; await sleep(pollMs)) {
      const run = await call<Schemas['Run']>('GET', `/v1/runs/${runId}`);
      if (run.state === 'succeeded') return;
      if (run.state === 'failed') throw new Error(`the run ${runId} failed: ${JSON.stringify(run.failure)}`);
      if (performance.now() > endMs) throw new Error(`the run ${runId} is still ${run.state}`);
    }
  };
  return {
    onboard: async (id, name, wishes = {}) => {
      const { run } = await call<{ run: Schemas['Run'] }>('POST', '/v1/tenants', {
        id,
        name,
        country: 'IN',
        ...wishes,
      });
      await waitForRun(run.id);
    },
    act: (id, deed, body) => call('POST', `/v1/tenants/${id}/${deed}`, body),
    run: async (id, deed, body) => {
      const run = await call<Schemas['Run']>('POST', `/v1/tenants/${id}/${deed}`, body);
      await waitForRun(run.id);
    },
    get: (path) => call('GET', path),
    createClient: async (tenantId, scopes, publicKey) => {
      const made = await call<Schemas['ClientWithSecret']>('POST', `/v1/tenants/${tenantId}/clients`, {
        name: 'acceptance',
        scopes,
        ...(publicKey && { jwks: { keys: [publicKey] } }),
      });
      const credentials = { clientId: made.clientId, clientSecret: made.clientSecret ?? '' };
      if (!publicKey) await untilKnown(urls, credentials);
      return credentials;
    },
    revokeClient: (tenantId, clientId) => call('POST', `/v1/tenants/${tenantId}/clients/${clientId}/revoke`, {}),
  };
}
