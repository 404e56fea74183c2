/** What is said about an API client that is wanted, as typed, and the request and the command that come of it. */
import { munim } from '../actions/commands.ts';
import type { ApiClient, NewClient } from '../api/client.ts';

export interface WantedClient {
  readonly name: string;
  readonly chosen: readonly string[];
  /** A day of UTC, the last on which it works; empty: it does not end. */
  readonly lastDay: string;
  /** A JWK set as JSON; empty: it gets a secret. */
  readonly keys: string;
}

export const nothingSaid: WantedClient = { name: '', chosen: [], lastDay: '', keys: '' };

/** Those of the contract: one that is missing here, or is none of it, does not compile. */
const offered: Readonly<Record<ApiClient['scopes'][number], true>> = {
  'customers:read': true,
  'customers:write': true,
  'accounts:read': true,
  'accounts:write': true,
  'transfers:read': true,
  'transfers:write': true,
  'log:read': true,
  'support:read': true,
  'support:decide': true,
};
export const scopes = Object.keys(offered) as (keyof typeof offered)[];

/** The API says what is wrong with the keys themselves. */
export function keysOf(text: string): NewClient['jwks'] | 'no-keys' {
  if (text.trim() === '') return undefined;
  try {
    const said = JSON.parse(text) as NewClient['jwks'] | null;
    return Array.isArray(said?.keys) ? said : 'no-keys';
  } catch {
    return 'no-keys';
  }
}

/** Undefined while something of it is missing. */
export function bodyOf({ name, chosen, lastDay, keys }: WantedClient): NewClient | undefined {
  const jwks = keysOf(keys);
  const may = scopes.filter((scope) => chosen.includes(scope));
  if (name.trim() === '' || may.length === 0 || jwks === 'no-keys') return undefined;
  return {
    name: name.trim(),
    scopes: may,
    ...(jwks == null ? {} : { jwks }),
    ...(lastDay === '' ? {} : { expiresAt: `${lastDay}T23:59:59.000Z` }),
  };
}

/** The command line has no way to name keys. */
export const commandOf = (tenantId: string, { name, scopes: may, jwks, expiresAt }: NewClient): string | undefined =>
  jwks == null
    ? munim('client create', [tenantId], { '--name': name, '--scope': may, '--expires-at': expiresAt })
    : undefined;
