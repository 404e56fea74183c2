/** Users of the S3 gateway, by its administration calls: one user a bank, so that no bank's key opens another's bucket. */
import type { Clock } from '@munim/kernel';
import { type SigningKeys, signedHeaders } from './signature-v4.ts';

export interface ObjectStoreUser {
  readonly accessKeyId: string;
  readonly role: string;
}

const requestTimeoutMs = 10_000;

export class ObjectStoreUsers {
  readonly #endpoint: string;
  readonly #admin: SigningKeys;
  readonly #clock: Clock;

  constructor(store: SigningKeys & { readonly endpoint: string }, clock: Clock) {
    this.#endpoint = store.endpoint;
    this.#admin = store;
    this.#clock = clock;
  }

  async find(accessKeyId: string): Promise<ObjectStoreUser | undefined> {
    const listing = await this.#call('/list-users', {}, '');
    const users = [...listing.matchAll(/<Accounts>(.*?)<\/Accounts>/gs)].map(([, account = '']) => ({
      accessKeyId: element(account, 'Access'),
      role: element(account, 'Role'),
    }));
    return users.find((user) => user.accessKeyId === accessKeyId);
  }

  async create(accessKeyId: string, secret: string, role: string): Promise<void> {
    await this.#call('/create-user', {}, account({ Access: accessKeyId, Secret: secret, Role: role }));
  }

  async update(accessKeyId: string, secret: string, role: string): Promise<void> {
    await this.#call('/update-user', { access: accessKeyId }, account({ Secret: secret, Role: role }, 'MutableProps'));
  }

  async remove(accessKeyId: string): Promise<void> {
    await this.#call('/delete-user', { access: accessKeyId }, '');
  }

  /** Whether the gateway knows this pair of keys: asked by using it. */
  async accepts(accessKeyId: string, secretAccessKey: string): Promise<boolean> {
    const url = new URL('/', this.#endpoint);
    const keys = { accessKeyId, secretAccessKey, region: this.#admin.region };
    const headers = signedHeaders('GET', url, '', keys, this.#clock.nowMs());
    const response = await fetch(url, { headers, signal: AbortSignal.timeout(requestTimeoutMs) });
    await response.text();
    if (response.status >= 500) throw new Error(`the object store answered ${response.status} to a listing of buckets`);
    return response.ok;
  }

  async #call(path: string, query: Record<string, string>, body: string): Promise<string> {
    const url = new URL(path, this.#endpoint);
    url.search = new URLSearchParams(query).toString();
    const headers = signedHeaders('PATCH', url, body, this.#admin, this.#clock.nowMs());
    const signal = AbortSignal.timeout(requestTimeoutMs);
    const response = await fetch(url, { method: 'PATCH', headers, body: body === '' ? null : body, signal });
    const text = await response.text();
    if (!response.ok)
      throw new Error(
        `the object store refused ${path}: ${response.status} ${element(text, 'Code')} ${element(text, 'Message')}`,
      );
    return text;
  }
}

const element = (xml: string, name: string): string => new RegExp(`<${name}>([^<]*)</${name}>`).exec(xml)?.[1] ?? '';

/** Keys and roles are made of letters, digits, `-` and `_`: nothing to escape, and anything else is refused. */
function account(members: Record<string, string>, root = 'Account'): string {
  const inside = Object.entries(members).map(([name, value]) => {
    if (!/^[\w-]+$/.test(value))
      throw new Error(`${name} of an object store user may hold letters, digits, - and _ only`);
    return `<${name}>${value}</${name}>`;
  });
  return `<${root}>${inside.join('')}</${root}>`;
}
