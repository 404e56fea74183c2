/** A bank as its own programmer holds it: the SDK, and bare HTTP for what the SDK would not let through. */
import { createMunim, type Munim, type MunimOptions } from '@munim/sdk';
import { inject } from 'vitest';
import { type Credentials, requestTokenOf, tokenUrlOf } from './access-token.ts';
import { type Answer, type RawRequest, sendRaw } from './raw-http.ts';

export interface Bank {
  readonly id: string;
  readonly credentials: Credentials;
  readonly munim: Munim;
  /** With this bank's token, unless `token` says otherwise. */
  readonly send: (request: RawRequest) => Promise<Answer>;
  /** The newest position of the bank's log. */
  readonly head: () => Promise<string>;
  /** The events above a position. */
  readonly eventsAfter: (position: string) => Promise<BankEvent[]>;
}

export interface BankEvent {
  readonly position: string;
  readonly type: string;
  readonly stream: string;
  readonly version: string;
  readonly data: Record<string, unknown>;
}

/** A bank that was onboarded seconds ago joins its consumer groups at its first read: be patient once. */
const patience = { attemptsMax: 30 };

const gateway = (): string => inject('platform').urls.gateway;
const tokenUrl = (): string => tokenUrlOf(inject('platform').urls.issuer);

export function bankCalled(name: 'north' | 'south'): Bank {
  const { id, ...credentials } = inject('banks')[name];
  return bankOf(id, credentials);
}

export function bankOf(id: string, credentials: Credentials, options: Partial<MunimOptions> = {}): Bank {
  const auth = { tokenUrl: tokenUrl(), ...credentials };
  const munim = createMunim({ baseUrl: gateway(), auth, retry: patience, ...options });
  const token = remembered(() => requestToken(credentials));
  let seen = '0';
  const eventsAfter = async (position: string): Promise<BankEvent[]> => {
    const events: BankEvent[] = [];
    for await (const entry of munim.log(position)) events.push(JSON.parse(entry.event) as BankEvent);
    return events;
  };
  const head = async (): Promise<string> => {
    seen = (await eventsAfter(seen)).at(-1)?.position ?? seen;
    return seen;
  };
  const send = async (request: RawRequest) =>
    sendRaw(gateway(), request.token === undefined ? { ...request, token: await token() } : request);
  return { id, credentials, munim, send, head, eventsAfter };
}

/** `scope` asks for less than the client holds. */
export const requestToken = (credentials: Credentials, scope?: string): Promise<string> =>
  requestTokenOf(inject('platform').urls.issuer, credentials, scope);

/** A run is shorter than a token's life. What was refused is asked for again. */
function remembered<T>(make: () => Promise<T>): () => Promise<T> {
  let made: Promise<T> | undefined;
  return () =>
    (made ??= make().catch((error: unknown) => {
      made = undefined;
      throw error;
    }));
}
