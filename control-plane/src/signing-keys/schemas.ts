/** How a signing key looks from outside. */
import { z } from '@munim/platform/http';
import { type SigningKey, signingKeyStates } from '../database/entities/signing-key.ts';

export const signingKeySchema = z
  .object({
    kid: z.string().openapi({ description: 'Its RFC 7638 thumbprint: `kid` in the header of its tokens.' }),
    state: z.enum(signingKeyStates).openapi({
      description:
        '`published`: pods know it, nothing is signed with it yet. `signing`: issuers sign with it. `retiring`: its ' +
        'tokens are still good. `retired`: none of them is left. `revoked`: refused from one moment to the next.',
    }),
    reason: z.string().nullable(),
    createdAt: z.iso.datetime(),
    announcedAt: z.iso
      .datetime()
      .nullable()
      .openapi({ description: 'Since when pods and issuers can read its present state.' }),
    signingAt: z.iso.datetime().nullable(),
    retiringAt: z.iso.datetime().nullable(),
    endedAt: z.iso.datetime().nullable(),
  })
  .openapi('SigningKey');

export const presentSigningKey = (key: SigningKey): z.infer<typeof signingKeySchema> => ({
  kid: key.kid,
  state: key.state,
  reason: key.reason ?? null,
  createdAt: key.createdAt.toISOString(),
  announcedAt: key.announcedAt?.toISOString() ?? null,
  signingAt: key.signingAt?.toISOString() ?? null,
  retiringAt: key.retiringAt?.toISOString() ?? null,
  endedAt: key.endedAt?.toISOString() ?? null,
});
