/** Queues what is due of itself: the destruction after the cooling-off, the disposal after the last lock, longer locks under a hold. */
import { newId } from '@munim/kernel';
import type { RunKind } from '../database/entities/run.ts';
import type { ControlDatabase } from '../database/orm.ts';

const scheduleActor = 'schedule';
/** A run that failed is tried again after this; an operator who mends the cause waits no longer than that. */
const retryAfter = '5 minutes';
/** Each needs an engine, and banks that come up go first. */
const runsAtOnceMax = 4;

/** Locks reach this far while a hold is in force, and are made longer again when a third of it has passed. */
export const holdLockMs = 90 * 86_400_000;
const extendEvery = '30 days';

const held = `exists (select from legal_holds h where h.tenant_id = t.id and h.lifted_at is null)`;

/** What must be true of `t`, the bank, and of `o`, its offboarding if there is one. */
const due: Readonly<Partial<Record<RunKind, string>>> = {
  offboard: `t.state = 'offboarding' and o.cooling_off_ends_at <= now() and o.handed_over_at is not null and not ${held}`,
  dispose: `t.state = 'retained' and coalesce(o.retain_until, '-infinity') <= now() and not ${held}`,
  'extend-locks': `
    t.state not in ('requested', 'disposed') and exists (
      select from legal_holds h where h.tenant_id = t.id and h.lifted_at is null
        and coalesce(h.locks_extended_at, '-infinity') < now() - interval '${extendEvery}')`,
};

/**
 * Answers with how many. Each run is queued in the statement that finds it due, with the bank's row locked: who takes the
 * bank back, or holds it, comes before or after. Two provisioners that ask together queue each run once.
 */
export async function queueDueOffboardings(orm: ControlDatabase, uuid: () => string): Promise<number> {
  const em = orm.em.fork();
  let queued = 0;
  for (const [kind, isDue] of Object.entries(due))
    for (let one = 0; one < runsAtOnceMax; one++) {
      const made = await em.execute(
        `insert into runs (id, tenant_id, kind, state, requested_by)
         select ?, t.id, ?, 'queued', ? from tenants t left join offboardings o on o.tenant_id = t.id
         where ${isDue} and not exists (
           select from runs r where r.tenant_id = t.id and (r.state in ('queued', 'running')
             or (r.kind = ? and r.state = 'failed' and r.ended_at > now() - interval '${retryAfter}')))
         order by t.id limit 1 for update of t skip locked
         on conflict do nothing returning id`,
        [newId('run', uuid()), kind, scheduleActor, kind],
      );
      if (made.length === 0) break;
      queued++;
    }
  return queued;
}
