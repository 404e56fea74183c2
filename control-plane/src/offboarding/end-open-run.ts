/** Ends the run that was to take a bank apart, because the bank stays. */
import { RunEvent } from '../database/entities/index.ts';
import type { TenantFailure } from '../database/entities/tenant.ts';
import type { EntityManager } from '../database/orm.ts';

/**
 * Queued or taken up; whoever works on it finds that it has lost its lease. Under the bank's lock: a worker that is writing
 * holds the run's row and waits for that lock, so its row is not waited for; it then finds the bank in another state.
 */
export async function endOpenRun(em: EntityManager, tenantId: string, failure: TenantFailure): Promise<void> {
  const ended = await em.execute<{ id: string }[]>(
    `update runs set state = 'failed', failure = ?::jsonb, ended_at = now(), lease_expires_at = null
     where id in (select id from runs where tenant_id = ? and kind = 'offboard' and state in ('queued', 'running')
                  for update skip locked)
     returning id`,
    [JSON.stringify(failure), tenantId],
  );
  for (const { id } of ended) em.create(RunEvent, { runId: id, kind: 'run', data: { state: 'failed', ...failure } });
}
