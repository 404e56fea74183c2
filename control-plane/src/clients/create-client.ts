/** Operation createClient: credentials with which a bank's own systems get access tokens. */
import { platformProblems, ProblemError, scopes } from '@munim/kernel';
import { z } from '@munim/platform/http';
import { operatorActor, recordDeed } from '../audit/record.ts';
import { Client, type Tenant } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { changeOperation } from '../http/operation.ts';
import { controlProblems } from '../problems.ts';
import type { Announcer } from '../registry/announcer.ts';
import { clientEntry } from '../registry/entries.ts';
import { findTenant } from '../tenants/find-tenant.ts';
import { forbiddenByState } from '../tenants/move-tenant.ts';
import { quotasOf } from '../tenants/plans.ts';
import { nameSchema, reasonSchema, tenantParams } from '../tenants/schemas.ts';
import { ownersAndOperators } from '../operators/roles.ts';
import { clientTarget } from './find-client.ts';
import { withSecret } from './present.ts';
import { jwksSchema } from './public-jwk.ts';
import { clientWithSecretSchema } from './schemas.ts';
import { freshSecret } from './secret.ts';

export const createClient = (announcer: Announcer) =>
  changeOperation({
    operationId: 'createClient',
    path: '/v1/tenants/{tenantId}/clients',
    tag: 'clients',
    roles: ownersAndOperators,
    summary: 'Create an API client of a bank',
    description:
      'The secret is shown in this answer and never again: a repeated request with the same key gets everything but it. ' +
      'With `jwks` there is no secret: the client authenticates with `private_key_jwt`.',
    params: tenantParams,
    body: z
      .strictObject({
        name: nameSchema.openapi({ example: 'core-banking' }),
        scopes: z
          .array(z.enum(scopes))
          .min(1)
          .refine((list) => new Set(list).size === list.length, { error: 'each scope once' }),
        jwks: jwksSchema.optional(),
        expiresAt: z.iso.datetime().optional().openapi({ description: 'When it ends by itself, tokens and all.' }),
        reason: reasonSchema.optional(),
      })
      .openapi('NewClient'),
    success: { status: 201, description: 'The client, with its secret.', body: clientWithSecretSchema },
    problems: [controlProblems.transitionForbidden, controlProblems.notOfThePlan],
    handle: async ({ params, body, caller, requestId, em, newId, nowMs }) => {
      const tenant = await findTenant(em, params.tenantId, true);
      if (['offboarding', 'retained', 'disposed'].includes(tenant.state))
        throw forbiddenByState(tenant, `a bank in state ${tenant.state} gets no new clients`);
      await assertRoom(em, tenant);
      if (body.expiresAt !== undefined && Date.parse(body.expiresAt) <= nowMs) throw endsInThePast();
      const secret = body.jwks ? undefined : freshSecret(nowMs);
      const client = em.create(Client, {
        id: newId('client'),
        tenantId: tenant.id,
        name: body.name,
        scopes: [...body.scopes],
        secrets: secret ? [secret.stored] : [],
        jwks: body.jwks ? body.jwks.keys.map((key) => ({ ...key })) : [],
        state: 'active',
        knownTo: [caller.operator],
        ...(body.expiresAt === undefined ? {} : { expiresAt: new Date(body.expiresAt) }),
      });
      await em.flush();
      announcer.announceClient(em, clientEntry(client));
      recordDeed(em, {
        actor: operatorActor(caller.operator),
        action: 'createClient',
        target: clientTarget(client),
        requestId,
        ...(body.reason === undefined ? {} : { reason: body.reason }),
      });
      return withSecret(client, secret?.value ?? null, nowMs);
    },
  });

/** The bank is locked: two at once cannot both be the last one. */
async function assertRoom(em: EntityManager, tenant: Tenant): Promise<void> {
  const { clientsMax } = quotasOf(tenant);
  const clients = await em.count(Client, { tenantId: tenant.id, state: 'active' });
  if (clients >= clientsMax)
    throw new ProblemError(
      controlProblems.notOfThePlan,
      `the plan allows ${clientsMax} clients: revoke one that is not used, or change the plan`,
    );
}

const endsInThePast = (): ProblemError =>
  new ProblemError(platformProblems.invalidRequest, 'the client would have ended already', {
    errors: [{ pointer: '/expiresAt', detail: 'a time that is still to come' }],
  });
