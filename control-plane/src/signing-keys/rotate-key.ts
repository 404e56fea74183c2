/** Operation rotateSigningKey: a new key is made known at once and signs soon; the present one's tokens live out their time. */
import { signingKeyLeadSeconds } from '@munim/kernel';
import { z } from '@munim/platform/http';
import { operatorActor, recordDeed } from '../audit/record.ts';
import { changeOperation } from '../http/operation.ts';
import { ownersAndOperators } from '../operators/roles.ts';
import { controlProblems } from '../problems.ts';
import type { Announcer } from '../registry/announcer.ts';
import { reasonSchema } from '../tenants/schemas.ts';
import { publishKey } from './life.ts';
import { presentSigningKey, signingKeySchema } from './schemas.ts';

export const rotateSigningKey = (announcer: Announcer, secretsDirectory: string) =>
  changeOperation({
    operationId: 'rotateSigningKey',
    path: '/v1/signing-keys/rotate',
    tag: 'signing keys',
    roles: ownersAndOperators,
    summary: 'Begin to sign access tokens with a new key',
    description:
      `Pods are told the new key first; issuers sign with it ${signingKeyLeadSeconds} seconds later. ` +
      'The key before it is accepted until the last token that it signed has expired. No request fails.',
    body: z.strictObject({ reason: reasonSchema }).openapi('SigningKeyRotation'),
    success: { status: 202, description: 'The new key; it does not sign yet.', body: signingKeySchema },
    problems: [controlProblems.rotationInProgress],
    handle: async ({ body, caller, requestId, em, nowMs }) => {
      const key = await publishKey({ em, announcer, secretsDirectory, nowMs }, body.reason);
      recordDeed(em, {
        actor: operatorActor(caller.operator),
        action: 'rotateSigningKey',
        target: `signing-key/${key.kid}`,
        requestId,
        reason: body.reason,
      });
      return { body: presentSigningKey(key) };
    },
  });
