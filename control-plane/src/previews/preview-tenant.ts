/** Operations previewTenant, previewTenantContexts and previewTenantRepair: a question to the engine, as a row; nothing of a bank changes. */
import { z } from '@munim/platform/http';
import { operatorActor, recordDeed } from '../audit/record.ts';
import { Preview, Tenant } from '../database/entities/index.ts';
import { changeOperation, type OperationInput } from '../http/operation.ts';
import { ownersAndOperators } from '../operators/roles.ts';
import { controlProblems } from '../problems.ts';
import { findTenant } from '../tenants/find-tenant.ts';
import { isInService } from '../tenants/life.ts';
import { notForState } from '../tenants/move-tenant.ts';
import { type Home, idOf, newTenantProblems, newTenantSchema, placeOf } from '../tenants/new-tenant.ts';
import { assertInPlan } from '../tenants/plans.ts';
import { contextsSchema, tenantParams } from '../tenants/schemas.ts';
import { ProblemError } from '@munim/kernel';
import { presentPreview, previewSchema } from './schemas.ts';

type Asked = Pick<OperationInput<unknown, unknown, unknown>, 'em' | 'caller' | 'newId' | 'requestId'>;

/** Old ones go when a new one is asked for; not those whose stack is still to be taken away. */
const keptFor = '1 day';

export const previewTenant = (home: Home) =>
  changeOperation({
    operationId: 'previewTenant',
    path: '/v1/tenants/preview',
    tag: 'tenants',
    roles: ownersAndOperators,
    summary: 'See what onboarding a bank would make',
    description:
      'Nothing is made, and the id is not taken. The engine answers at `GET /v1/previews/{previewId}`. A sandbox that the ' +
      'plan brings is another bank, with resources of the same kinds.',
    body: newTenantSchema,
    success: { status: 202, description: 'The preview, which the engine is asked for.', body: previewSchema },
    problems: newTenantProblems,
    handle: async ({ body, ...asked }) => {
      const { em, newId } = asked;
      const { id } = idOf(body, newId('request'));
      if ((await em.count(Tenant, { id })) > 0)
        throw new ProblemError(controlProblems.tenantIdTaken, `${id} is, or was, another bank`);
      const cell = await placeOf(em, body, home);
      const what = { tenantId: id, isNew: true, contexts: body.contexts, cell };
      return { body: presentPreview(await ask('previewTenant', asked, what)) };
    },
  });

export const previewTenantContexts = changeOperation({
  operationId: 'previewTenantContexts',
  path: '/v1/tenants/{tenantId}/contexts/preview',
  tag: 'tenants',
  roles: ownersAndOperators,
  summary: 'See what switching contexts on and off would make',
  description: 'Nothing is changed. What is switched off keeps its resources, so nothing is ever deleted.',
  params: tenantParams,
  body: z.strictObject({ contexts: contextsSchema }).openapi('ContextPreview'),
  success: { status: 202, description: 'The preview, which the engine is asked for.', body: previewSchema },
  problems: [controlProblems.transitionForbidden, controlProblems.notOfThePlan],
  handle: async (input) => {
    const { params, body, em } = input;
    const tenant = await findTenant(em, params.tenantId);
    if (!isInService(tenant)) throw notForState(tenant, 'previewTenantContexts');
    assertInPlan(tenant, body.contexts);
    return { body: presentPreview(await askOf('previewTenantContexts', tenant, body.contexts, input)) };
  },
});

export const previewTenantRepair = changeOperation({
  operationId: 'previewTenantRepair',
  path: '/v1/tenants/{tenantId}/repair/preview',
  tag: 'drift',
  roles: ownersAndOperators,
  summary: 'See what a repair of a bank would change',
  description:
    'Nothing is changed: the engine reads every resource back, and says what `POST …/repair` would make of it.',
  params: tenantParams,
  success: { status: 202, description: 'The preview, which the engine is asked for.', body: previewSchema },
  problems: [controlProblems.transitionForbidden],
  handle: async (input) => {
    const tenant = await findTenant(input.em, input.params.tenantId);
    if (!isInService(tenant)) throw notForState(tenant, 'previewTenantRepair');
    return { body: presentPreview(await askOf('previewTenantRepair', tenant, [], input)) };
  },
});

/** With all that it has, switched on or kept, and `more` besides. */
function askOf(
  action: string,
  { id, cell, contexts, keptContexts }: Tenant,
  more: readonly string[],
  asked: Asked,
): Promise<Preview> {
  const all = [...new Set([...more, ...contexts, ...keptContexts])];
  return ask(action, asked, { tenantId: id, isNew: false, contexts: all, cell });
}

async function ask(
  action: string,
  { em, caller, newId, requestId }: Asked,
  what: Pick<Preview, 'tenantId' | 'isNew' | 'cell'> & { readonly contexts: readonly string[] },
): Promise<Preview> {
  await em.execute(`delete from previews where created_at < now() - ?::interval and not leaves_stack`, [keptFor]);
  const preview = em.create(Preview, {
    ...what,
    contexts: [...what.contexts],
    id: newId('preview'),
    state: 'queued',
    requestedBy: operatorActor(caller.operator),
  });
  const actor = operatorActor(caller.operator);
  recordDeed(em, { actor, action, target: `tenant/${what.tenantId}`, reason: what.contexts.join(' '), requestId });
  await em.flush();
  return preview;
}
