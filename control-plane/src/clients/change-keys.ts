/** Operation changeClientKeys: other public keys for a client that signs; those that stay in the set go on being good. */
import { ProblemError } from '@munim/kernel';
import { z } from '@munim/platform/http';
import { operatorActor, recordDeed } from '../audit/record.ts';
import { changeOperation } from '../http/operation.ts';
import { ownersAndOperators } from '../operators/roles.ts';
import { controlProblems } from '../problems.ts';
import type { Announcer } from '../registry/announcer.ts';
import { clientEntry } from '../registry/entries.ts';
import { reasonSchema } from '../tenants/schemas.ts';
import { clientTarget, lockClient } from './find-client.ts';
import { presentClient } from './present.ts';
import { jwksSchema } from './public-jwk.ts';
import { clientParams, clientSchema } from './schemas.ts';

export const changeClientKeys = (announcer: Announcer) =>
  changeOperation({
    operationId: 'changeClientKeys',
    path: '/v1/tenants/{tenantId}/clients/{clientId}/keys',
    tag: 'clients',
    roles: ownersAndOperators,
    summary: 'Give a client other public keys',
    description:
      'In place of all that it had. To rotate one, send the old and the new one, have the new one used, then send that ' +
      'alone. A token that was given for an old key lives out its minutes.',
    params: clientParams,
    body: z.strictObject({ jwks: jwksSchema, reason: reasonSchema }).openapi('KeyChange'),
    success: { status: 200, description: 'The client, with its new keys.', body: clientSchema },
    problems: [controlProblems.clientRevoked, controlProblems.otherCredentials],
    handle: async ({ params, body: { jwks, reason }, caller, requestId, em, nowMs }) => {
      const client = await lockClient(em, params);
      if (client.state === 'revoked') throw new ProblemError(controlProblems.clientRevoked, 'it gets no new keys');
      if (client.jwks.length === 0)
        throw new ProblemError(controlProblems.otherCredentials, 'it has a secret, and signs nothing');
      client.jwks = jwks.keys.map((key) => ({ ...key }));
      client.knownTo = [...new Set([...client.knownTo, caller.operator])];
      announcer.announceClient(em, clientEntry(client));
      const actor = operatorActor(caller.operator);
      recordDeed(em, { actor, action: 'changeClientKeys', target: clientTarget(client), reason, requestId });
      return { body: presentClient(client, nowMs) };
    },
  });
