/** Any OpenID Connect provider: authorization code flow with PKCE (RFC 7636), state and nonce; the library checks the rest. */
import { readFile } from 'node:fs/promises';
import * as oidc from 'openid-client';
import { z } from 'zod';

export const identityProviderSettings = {
  /** Set all three, or none: then operators sign in with tokens alone. */
  MUNIM_OIDC_ISSUER: z.url().optional(),
  MUNIM_OIDC_CLIENT_ID: z.string().min(1).optional(),
  MUNIM_OIDC_CLIENT_SECRET_FILE: z.string().min(1).optional(),
  /**
   * For a provider that says nothing of whether it has verified an address: every address counts as verified. Only where
   * nobody can choose their own, as in a company's directory: whoever can write another's becomes that operator.
   */
  MUNIM_OIDC_TRUST_EMAIL: z.stringbool().default(false),
};

export type IdentityProviderSettings = {
  readonly [Name in keyof typeof identityProviderSettings]: z.output<(typeof identityProviderSettings)[Name]>;
};

/** What the browser carries from the start of a sign-in to its end. */
export interface Attempt {
  readonly state: string;
  readonly nonce: string;
  readonly codeVerifier: string;
}

/** Whom the provider vouches for. */
export interface Person {
  /** `<issuer> <subject>`: never changes, unlike an address. */
  readonly identity: string;
  /** Lower case; undefined when the provider has not verified one. */
  readonly email: string | undefined;
  /** The same, verified or not: nothing is given for it. */
  readonly claimedEmail: string | undefined;
}

export interface IdentityProvider {
  readonly begin: (redirectUri: string) => Promise<{ readonly url: string; readonly attempt: Attempt }>;
  /** Rejects when the answer is not what was begun. `callback` is the whole address that the browser came back to. */
  readonly complete: (callback: URL, attempt: Attempt) => Promise<Person>;
}

/** Undefined when none is set up. Throws when only a part is. The provider itself is asked at the first sign-in. */
export async function identityProvider(settings: IdentityProviderSettings): Promise<IdentityProvider | undefined> {
  const { MUNIM_OIDC_ISSUER: issuer, MUNIM_OIDC_CLIENT_ID: clientId, MUNIM_OIDC_CLIENT_SECRET_FILE: file } = settings;
  const trustEmail = settings.MUNIM_OIDC_TRUST_EMAIL;
  if (issuer === undefined && clientId === undefined && file === undefined) return undefined;
  if (issuer === undefined || clientId === undefined || file === undefined)
    throw new Error('set MUNIM_OIDC_ISSUER, MUNIM_OIDC_CLIENT_ID and MUNIM_OIDC_CLIENT_SECRET_FILE, or none of them');
  const secret = (await readFile(file, 'utf8')).trim();
  return openIdentityProvider(new URL(issuer), { clientId, secret, trustEmail });
}

interface Registration {
  readonly clientId: string;
  readonly secret: string;
  readonly trustEmail: boolean;
}

function openIdentityProvider(issuer: URL, { clientId, secret, trustEmail }: Registration): IdentityProvider {
  let known: Promise<oidc.Configuration> | undefined;
  const configuration = (): Promise<oidc.Configuration> => {
    // oxlint-disable-next-line typescript/no-deprecated -- not deprecated, marked so that nobody takes it by mistake
    const options = isLoopback(issuer) ? { execute: [oidc.allowInsecureRequests] } : {};
    known ??= oidc.discovery(issuer, clientId, secret, undefined, options).catch((error: unknown) => {
      // It was away: the next sign-in asks again.
      known = undefined;
      throw error;
    });
    return known;
  };
  return {
    begin: async (redirectUri) => {
      const attempt = {
        state: oidc.randomState(),
        nonce: oidc.randomNonce(),
        codeVerifier: oidc.randomPKCECodeVerifier(),
      };
      const url = oidc.buildAuthorizationUrl(await configuration(), {
        redirect_uri: redirectUri,
        scope: 'openid email',
        state: attempt.state,
        nonce: attempt.nonce,
        code_challenge: await oidc.calculatePKCECodeChallenge(attempt.codeVerifier),
        code_challenge_method: 'S256',
      });
      return { url: url.href, attempt };
    },
    complete: async (callback, { state, nonce, codeVerifier }) => {
      const tokens = await oidc.authorizationCodeGrant(await configuration(), callback, {
        expectedState: state,
        expectedNonce: nonce,
        pkceCodeVerifier: codeVerifier,
        idTokenExpected: true,
      });
      const claims = tokens.claims();
      if (!claims) throw new Error('the provider sent no id token');
      // Some providers put the address into the id token, others answer with it when they are asked.
      const { email, email_verified: verified } =
        claims['email'] === undefined
          ? await oidc.fetchUserInfo(await configuration(), tokens.access_token, claims.sub)
          : claims;
      return { identity: `${claims.iss} ${claims.sub}`, ...addressOf(email, verified, trustEmail) };
    },
  };
}

/** Some providers write the boolean as text. One that says no is believed, whatever is trusted of those that say nothing. */
export function addressOf(
  email: unknown,
  verified: unknown,
  trustEmail: boolean,
): Pick<Person, 'email' | 'claimedEmail'> {
  const claimedEmail = typeof email === 'string' ? email.toLowerCase() : undefined;
  const isVerified = verified === true || verified === 'true' || (verified === undefined && trustEmail);
  return { claimedEmail, email: isVerified ? claimedEmail : undefined };
}

/** Plain HTTP never leaves the machine. */
const isLoopback = ({ protocol, hostname }: URL): boolean =>
  protocol === 'http:' && ['127.0.0.1', 'localhost', '[::1]'].includes(hostname);
