/** Operation revokeClient: no new tokens, and the ones that are out are refused by every pod. For good. */
import { z } from '@munim/platform/http';
import { operatorActor, recordDeed } from '../audit/record.ts';
import { changeOperation } from '../http/operation.ts';
import type { Announcer } from '../registry/announcer.ts';
import { clientEntry, revocationEntry } from '../registry/entries.ts';
import { ownersAndOperators } from '../operators/roles.ts';
import { reasonSchema } from '../tenants/schemas.ts';
import { clientTarget, lockClient } from './find-client.ts';
import { presentClient } from './present.ts';
import { clientParams, clientSchema } from './schemas.ts';

export const revokeClient = (announcer: Announcer) =>
  changeOperation({
    operationId: 'revokeClient',
    path: '/v1/tenants/{tenantId}/clients/{clientId}/revoke',
    tag: 'clients',
    roles: ownersAndOperators,
    summary: 'Revoke a client and its tokens',
    params: clientParams,
    body: z.strictObject({ reason: reasonSchema.optional() }).openapi('ClientRevocation'),
    success: { status: 200, description: 'The client, revoked.', body: clientSchema },
    handle: async ({ params, body, caller, requestId, em, nowMs }) => {
      const client = await lockClient(em, params);
      if (client.state === 'active') {
        client.state = 'revoked';
        client.revokedAt = new Date(nowMs);
        announcer.announceClient(em, clientEntry(client));
        announcer.announce(em, revocationEntry(client.id));
      }
      // Also of one that was revoked already: somebody wanted it, for another reason perhaps.
      recordDeed(em, {
        actor: operatorActor(caller.operator),
        action: 'revokeClient',
        target: clientTarget(client),
        requestId,
        ...(body.reason === undefined ? {} : { reason: body.reason }),
      });
      return { body: presentClient(client, nowMs) };
    },
  });
