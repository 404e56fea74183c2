/** Queues a check for every bank that has something to be checked and that nobody has read back for so long. */
import { newId } from '@munim/kernel';
import type { ControlDatabase } from '../database/orm.ts';

const scheduleActor = 'schedule';

/** At most this many at once: banks that came up together do not all want the engine in the same minute. */
const checksAtOnceMax = 4;
/** A check that could not read a bank, because a store is away perhaps, is tried again after this at the latest. */
const retryMs = 300_000;

/**
 * Answers with how many. Only a run that has read the bank back counts as a look, whatever else it did. Two provisioners
 * that ask together queue each check once: a bank has one open run.
 */
export async function queueDueChecks(orm: ControlDatabase, everyMs: number, uuid: () => string): Promise<number> {
  const em = orm.em.fork();
  for (let queued = 0; queued < checksAtOnceMax; queued++) {
    const made = await em.execute(
      `insert into runs (id, tenant_id, kind, state, requested_by)
       select ?, t.id, 'check-drift', 'queued', ? from tenants t
       where (t.state in ('active', 'suspended')
              or (t.state in ('offboarding', 'retained') and t.offboarded_from = 'suspended'))
         and not (t.state = 'offboarding' and exists (
           select from offboardings o where o.tenant_id = t.id and o.destruction_started_at is not null))
         and not exists (select from runs r where r.tenant_id = t.id and (
           r.state in ('queued', 'running')
           or r.read_back_at > now() - ? * interval '1 ms'
           or (r.kind = 'check-drift' and r.created_at > now() - ? * interval '1 ms')))
       order by t.id limit 1 for update of t skip locked
       on conflict do nothing returning id`,
      [newId('run', uuid()), scheduleActor, everyMs, Math.min(everyMs, retryMs)],
    );
    if (made.length === 0) return queued;
  }
  return checksAtOnceMax;
}
