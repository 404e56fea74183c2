/** Operations previewTenant and previewTenantContexts: a question to the engine, as a row; nothing of a bank changes. */
import { z } from '@munim/platform/http';
import { operatorActor, recordDeed } from '../audit/record.ts';
import { Preview, Tenant } from '../database/entities/index.ts';
import { changeOperation, type OperationInput } from '../http/operation.ts';
import { ownersAndOperators } from '../operators/roles.ts';
import { controlProblems } from '../problems.ts';
import { findTenant } from '../tenants/find-tenant.ts';
import { idOf, newTenantProblems, newTenantSchema, placeOf } from '../tenants/new-tenant.ts';
import { assertInPlan } from '../tenants/plans.ts';
import { contextsSchema, tenantParams } from '../tenants/schemas.ts';
import { ProblemError } from '@munim/kernel';
import { presentPreview, previewSchema } from './schemas.ts';

type Asked = Pick<OperationInput<unknown, unknown, unknown>, 'em' | 'caller' | 'newId' | 'requestId'>;

/** Old ones go when a new one is asked for. */
const keptFor = '1 day';

export const previewTenant = (homeRegion: string) =>
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
      const cell = await placeOf(em, body, homeRegion);
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
  problems: [controlProblems.notOfThePlan],
  handle: async ({ params, body, ...asked }) => {
    const tenant = await findTenant(asked.em, params.tenantId);
    assertInPlan(tenant, body.contexts);
    const contexts = [...new Set([...body.contexts, ...tenant.contexts, ...tenant.keptContexts])];
    const { id: tenantId, cell } = tenant;
    const what = { tenantId, isNew: false, contexts, cell };
    return { body: presentPreview(await ask('previewTenantContexts', asked, what)) };
  },
});

async function ask(
  action: string,
  { em, caller, newId, requestId }: Asked,
  what: Pick<Preview, 'tenantId' | 'isNew' | 'cell'> & { readonly contexts: readonly string[] },
): Promise<Preview> {
  await em.execute(`delete from previews where created_at < now() - ?::interval`, [keptFor]);
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
