/** Operation provisionTenant: another run, after a failure or to make a bank whole on the release that it is on. */
import { z } from '@munim/platform/http';
import { operatorActor, recordDeed } from '../audit/record.ts';
import type { Tenant } from '../database/entities/index.ts';
import { changeOperation } from '../http/operation.ts';
import { controlProblems } from '../problems.ts';
import { presentRun } from '../runs/present.ts';
import { queueRun } from '../runs/queue-run.ts';
import { runSchema } from '../runs/schemas.ts';
import { ownersAndOperators } from '../operators/roles.ts';
import { tenantToChange } from './find-tenant.ts';
import { isInService, transition } from './life.ts';
import { notForState } from './move-tenant.ts';
import { presentTenant } from './present.ts';
import { reasonSchema, tenantParams, tenantSchema } from './schemas.ts';

export const provisionTenant = changeOperation({
  operationId: 'provisionTenant',
  path: '/v1/tenants/{tenantId}/provision',
  tag: 'tenants',
  roles: ownersAndOperators,
  summary: 'Run the provisioning of a bank again',
  description:
    'Converges: what is right stays untouched, whatever the last run left behind. A bank that serves goes on serving.',
  conditional: true,
  params: tenantParams,
  body: z.strictObject({ reason: reasonSchema.optional() }).openapi('ProvisionRequest'),
  success: { status: 202, description: 'The run.', body: z.object({ tenant: tenantSchema, run: runSchema }) },
  problems: [controlProblems.transitionForbidden, controlProblems.runInProgress],
  handle: async (input) => {
    const { params, body, caller, requestId, em, newId } = input;
    const tenant = await tenantToChange(input, params.tenantId);
    assertMayRun(tenant);
    const actor = operatorActor(caller.operator);
    const run = await queueRun(em, { id: newId('run'), tenantId: tenant.id, requestedBy: actor });
    const reason = body.reason === undefined ? {} : { reason: body.reason };
    recordDeed(em, { actor, action: 'provisionTenant', target: `tenant/${tenant.id}`, requestId, ...reason });
    return { body: { tenant: await presentTenant(em, tenant), run: presentRun(run, []) } };
  },
});

/** A bank that pods know keeps its state through the run; another one starts its life, or tries again. */
function assertMayRun(tenant: Tenant): void {
  if (isInService(tenant)) return;
  if (!transition(tenant, 'start-provisioning').allowed) throw notForState(tenant, 'provision');
}
