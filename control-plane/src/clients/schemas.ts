/** How an API client looks from outside. */
import { isId, scopes } from '@munim/kernel';
import { z } from '@munim/platform/http';
import { tenantParams } from '../tenants/schemas.ts';
import { jwksSchema } from './public-jwk.ts';

export const clientSchema = z
  .object({
    clientId: z.string(),
    tenantId: z.string(),
    name: z.string(),
    scopes: z.array(z.enum(scopes)),
    state: z.enum(['active', 'expired', 'revoked']),
    jwks: jwksSchema.nullable(),
    secrets: z
      .array(z.object({ createdAt: z.iso.datetime(), expiresAt: z.iso.datetime().nullable() }))
      .openapi({ description: 'Without their values, which were shown once.' }),
    knownTo: z.array(z.string()).openapi({
      description:
        'Operators who made it, or rotated its secret, or gave it keys: it cannot let them look into the bank (support).',
    }),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso
      .datetime()
      .nullable()
      .openapi({ description: 'No token of it is good after this; null: it does not end.' }),
    lastUsedAt: z.iso
      .datetime()
      .nullable()
      .openapi({ description: 'When it was last given a token, told up to half a minute later.' }),
    revokedAt: z.iso.datetime().nullable(),
  })
  .openapi('Client');

export const clientWithSecretSchema = clientSchema
  .extend({
    clientSecret: z.string().nullable().openapi({
      description:
        'Shown in this answer only. Null on a repeated request, and for a client that signs with its own key.',
    }),
  })
  .openapi('ClientWithSecret');

export const clientParams = tenantParams.extend({
  clientId: z
    .string()
    .refine((text) => isId('client', text))
    .openapi({ param: { name: 'clientId', in: 'path' } }),
});
