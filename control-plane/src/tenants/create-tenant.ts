/** Operation createTenant: a bank and its first run, as rows, and those of its sandbox; a provisioner takes the runs up. */
import { z } from '@munim/platform/http';
import { findCell } from '../cells/find-cell.ts';
import { Tenant } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { changeOperation } from '../http/operation.ts';
import { ownersAndOperators } from '../operators/roles.ts';
import { presentRun } from '../runs/present.ts';
import { runSchema } from '../runs/schemas.ts';
import { type Home, idOf, type NewTenant, newTenantProblems, newTenantSchema, placeOf } from './new-tenant.ts';
import { onboard, sandboxRow } from './onboard-rows.ts';
import { presentTenant } from './present.ts';
import { tenantSchema } from './schemas.ts';

const bankAndRun = z.object({ tenant: tenantSchema, run: runSchema });

export const createTenant = (home: Home) =>
  changeOperation({
    operationId: 'createTenant',
    path: '/v1/tenants',
    tag: 'tenants',
    roles: ownersAndOperators,
    summary: 'Onboard a bank',
    description:
      "Answers at once; the run that creates the bank's resources can be watched at `/v1/runs/{runId}/events`. When the " +
      'plan says so, a sandbox bank of the same name is onboarded beside it.',
    body: newTenantSchema,
    success: {
      status: 202,
      description: 'The bank, and the run that will bring it up; the same of its sandbox.',
      body: bankAndRun.extend({ sandbox: bankAndRun.nullable() }),
    },
    problems: newTenantProblems,
    handle: async (input) => {
      const { body, em, newId } = input;
      const { id, sandbox } = idOf(body, newId('request'));
      const { reason } = body;
      const cell = await placeOf(em, body, home);
      const live = await onboard(input, await rowOf(em, { country: home.country, ...body }, id, cell), reason);
      const beside = sandbox === null ? null : await onboard(input, await sandboxRow(em, live.tenant, sandbox), reason);
      const shown = async ({ tenant, run }: typeof live) => ({
        tenant: await presentTenant(em, tenant),
        run: presentRun(run, []),
      });
      return { body: { ...(await shown(live)), sandbox: beside && (await shown(beside)) } };
    },
  });

async function rowOf(
  em: EntityManager,
  wanted: NewTenant & { readonly country: string },
  id: string,
  cell: string,
): Promise<Tenant> {
  const { name, country, environment, plan, contexts, contacts } = wanted;
  const { region } = await findCell(em, cell);
  return em.create(Tenant, {
    id,
    name,
    country,
    environment,
    plan,
    region,
    cell,
    state: 'requested',
    contexts: [...contexts],
    contacts: [...contacts],
  });
}
