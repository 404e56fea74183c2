/** A run that only looks: every resource of the bank is read back, and what differs is written down. */
import { raise, recordDrift } from '../drift/record.ts';
import type { Executor } from './executor/process.ts';
import { fail, succeed } from './finish.ts';
import { createJournal } from './journal.ts';
import { type Provisioning, wantedOf } from './provision.ts';
import { type Claim, underFence } from './queue.ts';

const steps = ['claim', 'inspect', 'finish'].map((name) => ({ name, resource: null }));

/** True when the resources were read, whatever was found. Rejects as `provision` does. */
export async function inspect(claim: Claim, executor: Executor, context: Provisioning): Promise<boolean> {
  const { orm, log } = context;
  const journal = createJournal(orm, claim);
  const placed = await underFence(orm, claim, async (em, _run, tenant) => {
    await journal.begin(em, steps);
    return wantedOf(em, tenant, claim.kind, context);
  });
  await journal.step('claim', 'done');
  await journal.step('inspect', 'running');
  const findings = await executor.inspect(placed);
  if ('reason' in findings) {
    await fail(orm, claim, { step: 'inspect', reason: findings.reason });
    return false;
  }
  raise(await underFence(orm, claim, (em, run) => recordDrift(em, run, findings)), claim.tenantId, log);
  const differing = findings.filter(({ differences }) => differences.length > 0).length;
  const notes = findings.flatMap(({ note }) => (note === undefined ? [] : [note]));
  await journal.step('inspect', 'done', [`${findings.length} things read, ${differing} differ`, ...notes].join('; '));
  await journal.step('finish', 'done');
  await succeed(orm, claim);
  return true;
}
