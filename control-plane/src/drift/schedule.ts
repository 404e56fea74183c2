/** Queues a check for every bank that serves and that nobody has looked at for so long. */
import { newId } from '@munim/kernel';
import type { ControlDatabase } from '../database/orm.ts';

const scheduleActor = 'schedule';

/** At most this many at once: banks that came up together do not all want the engine in the same minute. */
const checksAtOnceMax = 4;

/** Answers with how many. Two provisioners that ask together queue each check once: a bank has one open run. */
export async function queueDueChecks(orm: ControlDatabase, everyMs: number, uuid: () => string): Promise<number> {
  const em = orm.em.fork();
  const due = await em.execute<{ id: string }[]>(
    `select t.id from tenants t
     where t.state in ('active', 'suspended', 'offboarding')
       and not exists (select from runs r where r.tenant_id = t.id
                       and (r.state in ('queued', 'running') or r.created_at > now() - ? * interval '1 ms'))
     order by t.id limit ?`,
    [everyMs, checksAtOnceMax],
  );
  for (const { id } of due)
    await em.execute(
      `insert into runs (id, tenant_id, kind, state, requested_by) values (?, ?, 'check-drift', 'queued', ?)
       on conflict do nothing`,
      [newId('run', uuid()), id, scheduleActor],
    );
  return due.length;
}
