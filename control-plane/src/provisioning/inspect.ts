/** A run that only looks: every resource of the bank is read back, and what differs is written down. */
import type { Finding } from '@munim/tenant';
import { provisionerActor, recordDeed } from '../audit/record.ts';
import { recordDrift, type SeenDifference } from '../drift/record.ts';
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
  const alarms = await underFence(orm, claim, (em) => keep(em, claim, findings));
  for (const alarm of alarms)
    log.error('a lock or a grant of a bank was weakened', { tenant: claim.tenantId, reason: weakened(alarm) });
  const differing = findings.filter(({ differences }) => differences.length > 0).length;
  await journal.step('inspect', 'done', `${findings.length} things read, ${differing} differ`);
  await journal.step('finish', 'done');
  await succeed(orm, claim);
  return true;
}

async function keep(
  em: Parameters<typeof recordDrift>[0],
  { tenantId, runId }: Claim,
  findings: readonly Finding[],
): Promise<SeenDifference[]> {
  const alarms = await recordDrift(em, tenantId, findings);
  for (const alarm of alarms)
    recordDeed(em, {
      actor: provisionerActor,
      action: 'drift-alarm',
      target: `tenant/${tenantId}`,
      reason: weakened(alarm),
      requestId: runId,
    });
  return alarms;
}

const weakened = ({ resourceId, property, expected, actual }: SeenDifference): string =>
  `${property} of ${resourceId} is ${actual}, must be ${expected}`.slice(0, 500);
