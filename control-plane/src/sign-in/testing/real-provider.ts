/** A real OpenID Connect provider (oidc-provider, certified by the OpenID Foundation) on this machine. */
import { Provider } from 'oidc-provider';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface RealProvider {
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  /** Of the person who signs in by this name. */
  readonly people: Map<string, { email: string; verified: boolean }>;
  readonly close: () => Promise<void>;
}

export async function startRealProvider(redirectUri: string, secret: string): Promise<RealProvider> {
  const server = createServer();
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const people: RealProvider['people'] = new Map();
  const provider = new Provider(issuer, {
    clients: [{ client_id: 'munim', client_secret: secret, redirect_uris: [redirectUri] }],
    claims: { email: ['email', 'email_verified'] },
    cookies: { keys: [secret] },
    findAccount: (_context, sub) => ({
      accountId: sub,
      claims: () => ({ sub, email: people.get(sub)?.email, email_verified: people.get(sub)?.verified }),
    }),
  });
  const answer = provider.callback();
  server.on('request', (request, response) => void answer(request, response));
  return {
    issuer,
    clientId: 'munim',
    clientSecret: secret,
    people,
    close: () => new Promise((closed) => server.close(() => closed())),
  };
}
