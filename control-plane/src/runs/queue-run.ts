/** Puts a run into the queue. The database refuses a second open run of a bank, so two askers cannot both get one. */
import { ProblemError } from '@munim/kernel';
import { Run } from '../database/entities/index.ts';
import type { RunChange, RunKind } from '../database/entities/run.ts';
import type { EntityManager } from '../database/orm.ts';
import { controlProblems } from '../problems.ts';

interface NewRun {
  readonly id: string;
  readonly tenantId: string;
  readonly requestedBy: string;
  readonly kind?: RunKind;
  readonly change?: RunChange;
}

/** Throws `run-in-progress`, which names the run that is open. */
export async function queueRun(
  em: EntityManager,
  { id, tenantId, requestedBy, kind = 'provision', change }: NewRun,
): Promise<Run> {
  await em.flush();
  // Not a row that fails to be inserted: the transaction must still be able to say which run stands against it.
  const made = await em.execute(
    `insert into runs (id, tenant_id, kind, state, requested_by, change) values (?, ?, ?, 'queued', ?, ?::jsonb)
     on conflict do nothing returning id`,
    [id, tenantId, kind, requestedBy, change ? JSON.stringify(change) : null],
  );
  if (made.length > 0) return em.findOneOrFail(Run, { id });
  const open = await openRun(em, tenantId);
  throw inProgress(tenantId, open ? `${open.kind} ${open.id} is ${open.state}` : 'another run has just ended');
}

/** Kinds of runs that change nothing of a bank that leaves: an offboarding need not wait for their end. */
const harmless: readonly RunKind[] = ['check-drift', 'extend-locks'];

/** Throws `run-in-progress` when a run that makes or changes the bank is open. */
export async function assertNoChangeUnderWay(em: EntityManager, tenantId: string): Promise<void> {
  const open = await openRun(em, tenantId);
  if (open && !harmless.includes(open.kind)) throw inProgress(tenantId, `${open.kind} ${open.id} is ${open.state}`);
}

const openRun = (em: EntityManager, tenantId: string): Promise<Run | null> =>
  em.findOne(Run, { tenantId, state: { $in: ['queued', 'running'] } });

const inProgress = (tenantId: string, what: string): ProblemError =>
  new ProblemError(controlProblems.runInProgress, `of ${tenantId}: ${what}`);
