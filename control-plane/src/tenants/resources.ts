/** The resources of banks, from the steps of the runs that were over them. */
import { Run, RunStep, type Tenant } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { type Resource, resourceStatesAfter } from './resource-states.ts';

/** By bank. What a run could not do is told until a later one did; so the last of each turn of a bank's life is read. */
export async function resourcesOf(
  em: EntityManager,
  tenants: readonly Pick<Tenant, 'id' | 'state'>[],
): Promise<ReadonlyMap<string, Resource[]>> {
  const found = await em.execute<{ id: string }[]>(
    `select distinct on (tenant_id, turn) id from (
       select id, tenant_id, created_at,
              case when kind in ('offboard', 'dispose') then kind when state = 'succeeded' then 'made' else 'making' end as turn
       from runs r where tenant_id in (?) and kind not in ('check-drift', 'extend-locks') and exists (
         select from run_steps s where s.run_id = r.id and s.resource_type is not null)) over_resources
     order by tenant_id, turn, created_at desc`,
    [tenants.map(({ id }) => id)],
  );
  const ids = found.map(({ id }) => id);
  const runs = await em.find(Run, { id: { $in: ids } }, { orderBy: { createdAt: 'asc' } });
  const steps = await em.find(
    RunStep,
    { runId: { $in: ids }, resourceType: { $ne: null } },
    { orderBy: { position: 'asc' } },
  );
  const stepsOf = Map.groupBy(steps, ({ runId }) => runId);
  return new Map(
    tenants.map(({ id, state }) => [
      id,
      resourceStatesAfter(
        runs
          .filter(({ tenantId }) => tenantId === id)
          .map((run) => ({
            kind: run.kind,
            steps: (stepsOf.get(run.id) ?? []).map((step) => ({
              type: step.resourceType ?? '',
              name: step.resourceName ?? '',
              state: step.state,
            })),
          })),
        state,
      ),
    ]),
  );
}
