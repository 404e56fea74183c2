/** Operation revokeSigningKey: for a key that somebody else may hold. Its tokens are refused at once, whoever has them. */
import { platformProblems, ProblemError } from '@munim/kernel';
import { z } from '@munim/platform/http';
import { operatorActor, recordDeed } from '../audit/record.ts';
import { SigningKey } from '../database/entities/index.ts';
import { changeOperation } from '../http/operation.ts';
import { controlProblems } from '../problems.ts';
import type { Announcer } from '../registry/announcer.ts';
import { reasonSchema } from '../tenants/schemas.ts';
import { end, type KeyLife, lockSigningKeys, promote, startSigning } from './life.ts';
import { presentSigningKey, signingKeySchema } from './schemas.ts';

export const revokeSigningKey = (announcer: Announcer, secretsDirectory: string) =>
  changeOperation({
    operationId: 'revokeSigningKey',
    path: '/v1/signing-keys/{kid}/revoke',
    tag: 'signing keys',
    roles: ['owner'],
    summary: 'Revoke a compromised signing key',
    description:
      'Every pod refuses its tokens within seconds, honest ones too: clients have to ask for another. If it signs just ' +
      'now, another key signs from this moment on. To change keys without that, rotate.',
    params: z.object({
      kid: z
        .string()
        .regex(/^[\w-]{43}$/)
        .openapi({ param: { name: 'kid', in: 'path' } }),
    }),
    body: z.strictObject({ reason: reasonSchema }).openapi('SigningKeyRevocation'),
    success: { status: 200, description: 'The key, revoked.', body: signingKeySchema },
    problems: [controlProblems.signingKeyEnded],
    handle: async ({ params, body, caller, requestId, em, nowMs }) => {
      await lockSigningKeys(em);
      const key = await em.findOne(SigningKey, { kid: params.kid });
      if (!key) throw new ProblemError(platformProblems.notFound, 'there is no such signing key');
      if (key.endedAt) throw new ProblemError(controlProblems.signingKeyEnded, `it is ${key.state}`);
      const life = { em, announcer, secretsDirectory, nowMs };
      if (key.state === 'signing') await succeed(life, key);
      end(life, key, 'revoked');
      key.reason = body.reason;
      recordDeed(em, {
        actor: operatorActor(caller.operator),
        action: 'revokeSigningKey',
        target: `signing-key/${key.kid}`,
        requestId,
        reason: body.reason,
      });
      return { body: presentSigningKey(key) };
    },
  });

/** Another signs before this one is taken away: issuers are never without a key. */
async function succeed(life: KeyLife, key: SigningKey): Promise<void> {
  const next = await life.em.findOne(SigningKey, { state: 'published' });
  if (next) {
    await promote(life, next);
    return;
  }
  life.em.assign(key, { state: 'retiring', retiringAt: new Date(life.nowMs) });
  await life.em.flush();
  await startSigning(life, `instead of ${key.kid}, which was revoked`);
}
