/**
 * Runs are claimed, not handed out: a worker takes one with a lease and a fence. Whoever lost the lease can write no
 * more, because every write names the fence; so two workers never work on one bank, whatever each of them believes.
 */
import { LockMode } from '@mikro-orm/core';
import { Run, Tenant } from '../database/entities/index.ts';
import type { RunKind } from '../database/entities/run.ts';
import type { ControlDatabase, EntityManager } from '../database/orm.ts';

export interface Claim {
  readonly runId: string;
  readonly tenantId: string;
  readonly kind: RunKind;
  readonly fence: number;
  readonly attempts: number;
  /**
   * A run of this bank, this one or an earlier, did not come to its end, or reality was changed by hand: the stack may
   * hold locks and open operations, and is to be read again before it is brought up.
   */
  readonly disturbed: boolean;
}

/** Another worker has the run: nothing of it is ours to write. */
export class LeaseLost extends Error {
  constructor(runId: string) {
    super(`the lease of ${runId} has gone to another worker`);
    this.name = 'LeaseLost';
  }
}

/**
 * The oldest run that waits, or whose worker has let its lease run out; undefined when there is none. An upgrade to
 * another release than ours is for another worker.
 */
export async function claimRun(
  orm: ControlDatabase,
  holder: string,
  leaseMs: number,
  release: string,
): Promise<Claim | undefined> {
  const [row] = await orm.em
    .fork()
    .execute<{ id: string; tenant_id: string; kind: RunKind; fence: number; attempts: number; disturbed: boolean }[]>(
      `update runs set state = 'running', attempts = attempts + 1, fence = fence + 1, lease_holder = ?,
            lease_expires_at = now() + ? * interval '1 ms', started_at = coalesce(started_at, now())
     where id = (select id from runs
                 where (state = 'queued' or (state = 'running' and lease_expires_at < now()))
                   and (release is null or release = ?)
                 order by created_at limit 1 for update skip locked)
     returning id, tenant_id, kind, fence, attempts, attempts > 1 or kind = 'repair' or exists (
       select from runs earlier where earlier.tenant_id = runs.tenant_id and earlier.state = 'failed') as disturbed`,
      [holder, leaseMs, release],
    );
  if (!row) return undefined;
  const { id, tenant_id, ...rest } = row;
  return { runId: id, tenantId: tenant_id, ...rest };
}

/** Throws `LeaseLost`. */
export async function renewLease(orm: ControlDatabase, { runId, fence }: Claim, leaseMs: number): Promise<void> {
  const rows = await orm.em.fork().execute(
    `update runs set lease_expires_at = now() + ? * interval '1 ms'
     where id = ? and fence = ? and state = 'running' returning id`,
    [leaseMs, runId, fence],
  );
  if (rows.length === 0) throw new LeaseLost(runId);
}

/** Gives the run back at once, for a worker that stops or has lost its engine. */
export async function releaseLease(orm: ControlDatabase, { runId, fence }: Claim): Promise<void> {
  await orm.em
    .fork()
    .execute(
      `update runs set lease_expires_at = now() - interval '1 ms' where id = ? and fence = ? and state = 'running'`,
      [runId, fence],
    );
}

/** One transaction that holds the run, and does nothing when it is no longer ours. Throws `LeaseLost`. */
export const underFence = <T>(
  orm: ControlDatabase,
  { runId, tenantId, fence }: Claim,
  work: (em: EntityManager, run: Run, tenant: Tenant) => Promise<T>,
): Promise<T> =>
  orm.em.fork().transactional(async (em) => {
    const run = await em.findOne(Run, { id: runId, fence, state: 'running' }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    if (!run) throw new LeaseLost(runId);
    const tenant = await em.findOneOrFail(Tenant, { id: tenantId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
    return work(em, run, tenant);
  });
