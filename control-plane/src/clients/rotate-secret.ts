/** Operation rotateClientSecret: a new secret at once, the old one for as long as its users need to change over. */
import { ProblemError } from '@munim/kernel';
import { z } from '@munim/platform/http';
import { operatorActor, recordDeed } from '../audit/record.ts';
import { changeOperation } from '../http/operation.ts';
import { controlProblems } from '../problems.ts';
import type { Announcer } from '../registry/announcer.ts';
import { clientEntry } from '../registry/entries.ts';
import { ownersAndOperators } from '../operators/roles.ts';
import { reasonSchema } from '../tenants/schemas.ts';
import { clientTarget, lockClient } from './find-client.ts';
import { withSecret } from './present.ts';
import { clientParams, clientWithSecretSchema } from './schemas.ts';
import { freshSecret, rotated } from './secret.ts';

const overlapSecondsDefault = 24 * 3600;
/** A secret that must live longer is not being rotated. */
const overlapSecondsMax = 30 * 24 * 3600;

export const rotateClientSecret = (announcer: Announcer) =>
  changeOperation({
    operationId: 'rotateClientSecret',
    path: '/v1/tenants/{tenantId}/clients/{clientId}/rotate-secret',
    tag: 'clients',
    roles: ownersAndOperators,
    summary: 'Give a client a new secret',
    description:
      'Both secrets are good during the overlap; at most two at a time. The new one is shown in this answer only.',
    params: clientParams,
    body: z
      .strictObject({
        overlapSeconds: z
          .int()
          .min(0)
          .max(overlapSecondsMax)
          .default(overlapSecondsDefault)
          .openapi({ description: 'How long the present secret stays good.' }),
        reason: reasonSchema.optional(),
      })
      .openapi('SecretRotation'),
    success: { status: 201, description: 'The client, with its new secret.', body: clientWithSecretSchema },
    problems: [controlProblems.clientRevoked, controlProblems.otherCredentials],
    handle: async ({ params, body, caller, requestId, em, nowMs }) => {
      const client = await lockClient(em, params);
      if (client.state === 'revoked') throw new ProblemError(controlProblems.clientRevoked, 'it gets no new secret');
      if (client.jwks.length > 0)
        throw new ProblemError(
          controlProblems.otherCredentials,
          'it signs with keys of its own: a secret would weaken it',
        );
      const secret = freshSecret(nowMs);
      client.secrets = rotated(client.secrets, secret.stored, body.overlapSeconds * 1000, nowMs);
      client.knownTo = [...new Set([...client.knownTo, caller.operator])];
      announcer.announceClient(em, clientEntry(client));
      const actor = operatorActor(caller.operator);
      const why = body.reason === undefined ? {} : { reason: body.reason };
      recordDeed(em, { actor, action: 'rotateClientSecret', target: clientTarget(client), requestId, ...why });
      return withSecret(client, secret.value, nowMs);
    },
  });
