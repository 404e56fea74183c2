/** Signs the access tokens of support grants with the key of the issuers, so that every pod knows them as it knows others. */
import type { AccessTokenClaims } from '@munim/kernel';
import { SignJWT } from 'jose';
import type { SigningKeys } from '../tokens/signing-keys.ts';

export type SignSupportToken = (claims: Omit<AccessTokenClaims, 'iss'>) => Promise<string>;

export const supportTokenSigner =
  (signingKeys: Pick<SigningKeys, 'current'>, issuer: string): SignSupportToken =>
  async (claims) => {
    const { kid, key } = await signingKeys.current();
    return new SignJWT({ iss: issuer, ...claims }).setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt', kid }).sign(key);
  };
