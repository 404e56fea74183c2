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

const due: Readonly<Partial<Record<RunKind, string>>> = {
  offboard: `
    select t.id from tenants t join offboardings o on o.tenant_id = t.id
    where t.state = 'offboarding' and o.cooling_off_ends_at <= now() and o.handed_over_at is not null
      and not exists (select from legal_holds h where h.tenant_id = t.id and h.lifted_at is null)`,
  dispose: `
    select t.id from tenants t join offboardings o on o.tenant_id = t.id
    where t.state = 'retained' and coalesce(o.retain_until, '-infinity') <= now()
      and not exists (select from legal_holds h where h.tenant_id = t.id and h.lifted_at is null)`,
  'extend-locks': `
    select distinct t.id from tenants t join legal_holds h on h.tenant_id = t.id and h.lifted_at is null
    where t.state not in ('requested', 'disposed')
      and coalesce(h.locks_extended_at, '-infinity') < now() - interval '${extendEvery}'`,
};

/** Answers with how many. Two provisioners that ask together queue each run once: a bank has one open run. */
export async function queueDueOffboardings(orm: ControlDatabase, uuid: () => string): Promise<number> {
  const em = orm.em.fork();
  let queued = 0;
  for (const [kind, banks] of Object.entries(due)) {
    const found = await em.execute<{ id: string }[]>(
      `select d.id from (${banks}) d
       where not exists (select from runs r where r.tenant_id = d.id and (r.state in ('queued', 'running')
                         or (r.kind = ? and r.state = 'failed' and r.ended_at > now() - interval '${retryAfter}')))
       order by d.id limit ?`,
      [kind, runsAtOnceMax],
    );
    for (const { id } of found) {
      await em.execute(
        `insert into runs (id, tenant_id, kind, state, requested_by) values (?, ?, ?, 'queued', ?)
         on conflict do nothing`,
        [newId('run', uuid()), id, kind, scheduleActor],
      );
      queued++;
    }
  }
  return queued;
}
