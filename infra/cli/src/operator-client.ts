/** The control plane as the command line uses it: onboard a bank, watch its run, make its API clients. */
import type { components } from '@munim/sdk/control-plane';

export type Tenant = components['schemas']['Tenant'];
export type Run = components['schemas']['Run'];

export interface OperatorClient {
  readonly onboard: (bank: { id: string; name: string }) => Promise<{ tenant: Tenant; run: Run }>;
  readonly tenant: (id: string) => Promise<Tenant>;
  readonly tenants: () => Promise<Tenant[]>;
  readonly run: (runId: string) => Promise<Run>;
  /** Polls until the run has ended; throws with its step and reason when it failed. */
  readonly waitForRun: (runId: string, onProgress?: (run: Run) => void) => Promise<Run>;
  readonly createClient: (
    tenantId: string,
    name: string,
    scopes: readonly string[],
  ) => Promise<{ clientId: string; clientSecret: string }>;
}

const pollMs = 200;
/** A bank takes seconds; several at once on a small machine take minutes. */
const runTimeoutMs = 300_000;

export function createOperatorClient(baseUrl: string, operatorToken: string): OperatorClient {
  const call = async <Answer>(method: string, path: string, body?: unknown): Promise<Answer> => {
    const response = await fetch(`${baseUrl}${path}`, {
      method,
      headers: {
        authorization: `Bearer ${operatorToken}`,
        ...(body === undefined ? {} : { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok)
      throw new Error(`the control plane answered ${response.status} to ${method} ${path}: ${text.slice(0, 400)}`);
    return JSON.parse(text) as Answer;
  };
  const run = (runId: string) => call<Run>('GET', `/v1/runs/${runId}`);
  return {
    onboard: (bank) => call('POST', '/v1/tenants', bank),
    tenant: (id) => call('GET', `/v1/tenants/${id}`),
    tenants: async () => (await call<{ data: Tenant[] }>('GET', '/v1/tenants')).data,
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
    createClient: (tenantId, name, scopes) => call('POST', `/v1/tenants/${tenantId}/clients`, { name, scopes }),
  };
}

const failureOf = ({ id, tenantId, failure }: Run): string =>
  `the run ${id} of ${tenantId} failed at ${failure?.step ?? 'an unknown step'}: ${failure?.reason ?? 'no reason given'}`;
