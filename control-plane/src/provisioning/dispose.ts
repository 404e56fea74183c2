/** A run that deletes what a bank left behind, after its last lock has ended; the object store is asked, not believed. */
import { ProblemError, tenantId } from '@munim/kernel';
import { type BankSpec, bankResources, displayType, failpoint } from '@munim/tenant';
import { provisionerActor } from '../audit/record.ts';
import { databaseTime } from '../database/database-time.ts';
import { Offboarding } from '../database/entities/index.ts';
import { recordDrift } from '../drift/record.ts';
import { openCertificate } from '../offboarding/certificate.ts';
import { certificateSigner, signCertificate } from '../offboarding/sign-certificate.ts';
import { assertNoHold } from '../offboarding/holds.ts';
import { moveTenant } from '../tenants/move-tenant.ts';
import type { Placed } from './executor/messages.ts';
import { type Executor, TaskFailed } from './executor/process.ts';
import { fail, succeed } from './finish.ts';
import { createJournal, type Journal } from './journal.ts';
import { assertMayDispose } from './may-destroy.ts';
import { placedBank, type Provisioning } from './provision.ts';
import { type Claim, underFence } from './queue.ts';
import type { Step } from './steps.ts';

const own = (name: string): Step => ({ name, resource: null });

const remainsOf = (spec: BankSpec): readonly Step[] =>
  bankResources(spec).map(({ name, kind, desired }) => ({
    name,
    resource: { type: displayType(kind.token), name: kind.idOf(desired) },
  }));

const disposalSteps = (spec: BankSpec): readonly Step[] => [
  ...['claim', 'look-for-holds', 'dispose'].map(own),
  ...remainsOf(spec),
  ...['certificate', 'finish'].map(own),
];

/** True when nothing of the bank is left. A lock that has not ended, or a hold, fails the run, and what is left stays. */
export async function dispose(claim: Claim, executor: Executor, context: Provisioning): Promise<boolean> {
  const { orm } = context;
  const journal = createJournal(orm, claim);
  const placed = await underFence(orm, claim, async (em, _run, tenant) => {
    const { spec, cell } = await placedBank(em, tenant);
    const retained: BankSpec = { ...spec, stage: 'retained' };
    await journal.begin(em, disposalSteps(retained));
    return { spec: retained, cell };
  });
  let step = 'claim';
  const at = async (name: string, work: () => Promise<unknown>): Promise<void> => {
    step = name;
    await journal.step(name, 'running');
    await work();
    await journal.step(name, 'done');
    await failpoint(name);
  };
  try {
    await at('claim', () => Promise.resolve());
    await at('look-for-holds', () => underFence(orm, claim, (em, _run, tenant) => assertNoHold(em, tenant.id)));
    await at('dispose', () => deleteAll(claim, executor, context, journal, placed));
    await at('certificate', () => certify(claim, context));
  } catch (error) {
    if (!(error instanceof TaskFailed) && !(error instanceof ProblemError)) throw error;
    await journal.step(step, 'failed', error.message);
    await fail(orm, claim, { step, reason: error.message });
    return false;
  }
  await journal.step('finish', 'done');
  await succeed(orm, claim);
  await failpoint('finish');
  return true;
}

/** Some objects at a time: a hold that is placed meanwhile keeps the rest. */
async function deleteAll(
  claim: Claim,
  executor: Executor,
  { orm }: Provisioning,
  journal: Journal,
  placed: Placed,
): Promise<void> {
  const told = new Set<string>();
  for (let isLeft = true; isLeft; ) {
    await underFence(orm, claim, (em, _run, tenant) => assertMayDispose(em, tenant));
    const { gone, left } = await executor.task('empty-buckets', placed);
    for (const { name, resource } of remainsOf(placed.spec)) {
      if (!gone.includes(resource?.name ?? '') || told.has(name)) continue;
      await journal.step(name, 'done');
      told.add(name);
    }
    isLeft = left;
  }
  await executor.task('forget-stack', placed);
}

const certify = (claim: Claim, { orm, secretsDirectory }: Provisioning): Promise<void> =>
  underFence(orm, claim, async (em, run, tenant) => {
    const offboarding = await em.findOneOrFail(Offboarding, { tenantId: tenant.id });
    if (offboarding.disposalCertificate != null) return;
    const signer = await certificateSigner(secretsDirectory);
    const first = openCertificate(offboarding.certificate ?? '', signer.verifierKey);
    if ('problem' in first)
      throw new TaskFailed(`the first certificate of ${tenant.id} is not believed: ${first.problem}`);
    const at = new Date(await databaseTime(em));
    const { remains } = first.certificate;
    offboarding.disposalCertificate = await signCertificate(
      {
        ...first.certificate,
        kind: 'disposal',
        tenant: tenantId(tenant.id),
        at: at.toISOString(),
        destroyed: remains.map(({ bucket }) => ({ type: 's3-bucket', name: bucket })),
        remains: [],
        holds: [],
      },
      signer,
    );
    await recordDrift(em, run, []);
    moveTenant(em, tenant, { trigger: 'dispose', at, actor: provisionerActor, requestId: claim.runId });
  });
