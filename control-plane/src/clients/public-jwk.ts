/** Keys that a client may register for `private_key_jwt`: public ones, of the two curves that issuers accept. */
import { z } from '@munim/platform/http';

const coordinate = z.string().regex(/^[\w-]{43}$/, { error: '32 bytes, base64url' });
const named = { kid: z.string().min(1).max(200).optional(), use: z.literal('sig').optional() };

/** Strict: a member `d`, which is the private half, is refused rather than stored. */
const publicJwk = z.union([
  z.strictObject({
    kty: z.literal('OKP'),
    crv: z.literal('Ed25519'),
    x: coordinate,
    alg: z.literal('EdDSA').optional(),
    ...named,
  }),
  z.strictObject({
    kty: z.literal('EC'),
    crv: z.literal('P-256'),
    x: coordinate,
    y: coordinate,
    alg: z.literal('ES256').optional(),
    ...named,
  }),
]);

/** Two keys overlap in a rotation; a few more for staged roll-outs. */
const keysMax = 5;

/** An assertion names its key by `kid`: without one nobody could say which of two was meant, or which one goes. */
function areToldApart(keys: readonly { readonly kid?: string | undefined }[]): boolean {
  const kids = new Set(keys.map(({ kid }) => kid));
  return keys.length === 1 || (kids.size === keys.length && !kids.has(undefined));
}

export const jwksSchema = z
  .strictObject({
    keys: z
      .array(publicJwk)
      .min(1)
      .max(keysMax)
      .refine(areToldApart, { error: 'of several keys each has a kid, and no two the same' }),
  })
  .openapi('PublicKeySet', { description: 'RFC 7517; Ed25519 or P-256, public members only.' });
