/** How a session looks from outside. */
import { isId } from '@munim/kernel';
import { z } from '@munim/platform/http';
import type { Session } from '../database/entities/index.ts';
import { operatorParams } from '../operators/schemas.ts';
import { sessionLimits } from './limits.ts';

export const sessionSchema = z
  .object({
    id: z.string().openapi({ description: 'Names it, and opens nothing.' }),
    operator: z.string(),
    current: z.boolean().openapi({ description: 'The one that asks.' }),
    signedInWith: z.enum(['token', 'identity-provider']),
    createdAt: z.iso.datetime(),
    lastSeenAt: z.iso.datetime().openapi({ description: 'Up to a minute late.' }),
    expiresAt: z.iso.datetime().openapi({ description: 'Whatever is done until then.' }),
    idleSeconds: z.int().openapi({ description: 'It ends earlier when it is not used for so long.' }),
    revokedAt: z.iso.datetime().nullable(),
  })
  .openapi('Session');

export const sessionParams = operatorParams.extend({
  sessionId: z
    .string()
    .refine((text) => isId('session', text))
    .openapi({ param: { name: 'sessionId', in: 'path' } }),
});

/** `asking`: the hash of the session that asks. */
export const presentSession = (session: Session, asking: string | undefined): z.infer<typeof sessionSchema> => ({
  id: session.id,
  operator: session.operatorId,
  current: session.tokenHash === asking,
  signedInWith: session.operatorTokenHash == null ? 'identity-provider' : 'token',
  createdAt: session.createdAt.toISOString(),
  lastSeenAt: session.lastSeenAt.toISOString(),
  expiresAt: new Date(session.createdAt.getTime() + sessionLimits.absoluteMs).toISOString(),
  idleSeconds: sessionLimits.idleMs / 1000,
  revokedAt: session.revokedAt?.toISOString() ?? null,
});
