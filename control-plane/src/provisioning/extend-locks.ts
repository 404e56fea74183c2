/** A run that makes every lock of a bank reach far enough, because a legal hold is in force. */
import { databaseTime } from '../database/database-time.ts';
import { LegalHold, Offboarding } from '../database/entities/index.ts';
import { holdLockMs } from '../offboarding/schedule.ts';
import { type Executor, TaskFailed } from './executor/process.ts';
import { fail, succeed } from './finish.ts';
import { createJournal } from './journal.ts';
import { placedBank, type Provisioning } from './provision.ts';
import { type Claim, underFence } from './queue.ts';

const steps = ['claim', 'extend-locks', 'finish'].map((name) => ({ name, resource: null }));

/** True when no lock ends before the hold is looked at again. */
export async function extendLocks(claim: Claim, executor: Executor, context: Provisioning): Promise<boolean> {
  const { orm } = context;
  const journal = createJournal(orm, claim);
  const { placed, at } = await underFence(orm, claim, async (em, _run, tenant) => {
    await journal.begin(em, steps);
    return { placed: await placedBank(em, tenant), at: new Date(await databaseTime(em)) };
  });
  await journal.step('claim', 'done');
  await journal.step('extend-locks', 'running');
  // Whole seconds: a store that keeps no fractions would seem to end a lock earlier.
  const until = new Date(Math.ceil((at.getTime() + holdLockMs) / 1000) * 1000);
  try {
    const extended = await executor.task('extend-locks', placed, until);
    await underFence(orm, claim, async (em, _run, tenant) => {
      await em.nativeUpdate(
        LegalHold,
        { tenantId: tenant.id, liftedAt: null, placedAt: { $lte: at } },
        { locksExtendedAt: at },
      );
      const offboarding = await em.findOne(Offboarding, { tenantId: tenant.id });
      if (tenant.state === 'retained' && offboarding && (offboarding.retainUntil ?? until) <= until)
        offboarding.retainUntil = until;
    });
    await journal.step('extend-locks', 'done', `${extended} locks now end on ${until.toISOString()} or later`);
  } catch (error) {
    if (!(error instanceof TaskFailed)) throw error;
    await journal.step('extend-locks', 'failed', error.message);
    await fail(orm, claim, { step: 'extend-locks', reason: error.message });
    return false;
  }
  await journal.step('finish', 'done');
  await succeed(orm, claim);
  return true;
}
