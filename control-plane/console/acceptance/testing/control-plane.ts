/** What a spec prepares by the API before it looks at a page: operators with tokens, banks, and what a role allows. */
import type { components } from '@munim/sdk/control-plane';
import { setTimeout as sleep } from 'node:timers/promises';

type Schemas = components['schemas'];

export interface Person {
  readonly id: string;
  readonly name: string;
  readonly token: string;
}

export interface ControlPlane {
  readonly get: <Answer>(path: string, token?: string) => Promise<Answer>;
  readonly post: <Answer>(path: string, body: object) => Promise<Answer>;
  readonly invite: (name: string, role: Schemas['Operator']['role']) => Promise<Person>;
  /** Resolves when the bank serves. */
  readonly onboard: (id: string, name: string, more?: Partial<Schemas['NewTenant']>) => Promise<void>;
}

/** A bank takes some ten seconds; on a busy machine two minutes. */
const onboardMsMax = 240_000;

export function controlPlaneOf(url: string, token: string): ControlPlane {
  const call = async <Answer>(path: string, as: string, body?: object): Promise<Answer> => {
    const response = await fetch(url + path, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        authorization: `Bearer ${as}`,
        ...(body && { 'content-type': 'application/json', 'idempotency-key': crypto.randomUUID() }),
      },
      ...(body && { body: JSON.stringify(body) }),
    });
    const text = await response.text();
    if (!response.ok) throw new Error(`${path} answered ${response.status}: ${text.slice(0, 400)}`);
    return JSON.parse(text) as Answer;
  };
  const issue = async (id: string, as: string): Promise<string> =>
    (await call<Schemas['OperatorWithToken']>(`/v1/operators/${id}/token`, as, { reason: 'the first' })).token ?? '';
  const get = <Answer>(path: string, as = token): Promise<Answer> => call(path, as);
  const post = <Answer>(path: string, body: object): Promise<Answer> => call(path, token, body);
  return {
    get,
    post,
    invite: async (name, role) => {
      const email = `${crypto.randomUUID()}@operator.test`;
      const invited = await post<Schemas['Approval']>('/v1/operators', { name, email, role, reason: 'it takes two' });
      const id = String(invited.result?.['id']);
      // Renewed in person: whoever issued the first one could act as both.
      return { id, name, token: await issue(id, await issue(id, token)) };
    },
    onboard: async (id, name, more) => {
      const { run } = await post<{ run: Schemas['Run'] }>('/v1/tenants', {
        id,
        name,
        country: 'IN',
        ...more,
      });
      for (const endMs = performance.now() + onboardMsMax; ; await sleep(200)) {
        const { state, failure } = await get<Schemas['Run']>(`/v1/runs/${run.id}`);
        if (state === 'succeeded') return;
        if (state === 'failed' || performance.now() > endMs)
          throw new Error(`the run ${run.id} is ${state}: ${JSON.stringify(failure)}`);
      }
    },
  };
}
