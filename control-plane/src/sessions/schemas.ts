/** How a session looks from outside. */
import { z } from '@munim/platform/http';
import type { Session } from '../database/entities/index.ts';
import { sessionLimits } from './limits.ts';

export const sessionSchema = z
  .object({
    operator: z.string(),
    createdAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().openapi({ description: 'Whatever is done until then.' }),
    idleSeconds: z.int().openapi({ description: 'It ends earlier when it is not used for so long.' }),
    revokedAt: z.iso.datetime().nullable(),
  })
  .openapi('Session');

export const presentSession = ({ operatorId, createdAt, revokedAt }: Session): z.infer<typeof sessionSchema> => ({
  operator: operatorId,
  createdAt: createdAt.toISOString(),
  expiresAt: new Date(createdAt.getTime() + sessionLimits.absoluteMs).toISOString(),
  idleSeconds: sessionLimits.idleMs / 1000,
  revokedAt: revokedAt?.toISOString() ?? null,
});
