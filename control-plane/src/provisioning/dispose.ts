/** A run that deletes what a bank left behind, after its last lock has ended; the object store is asked, not believed. */
import { ProblemError, tenantId } from '@munim/kernel';
import { failpoint } from '@munim/tenant';
import { provisionerActor } from '../audit/record.ts';
import { Offboarding } from '../database/entities/index.ts';
import { openCertificate } from '../offboarding/certificate.ts';
import { certificateSigner, signCertificate } from '../offboarding/sign-certificate.ts';
import { assertNoHold } from '../offboarding/holds.ts';
import { moveTenant } from '../tenants/move-tenant.ts';
import { type Executor, TaskFailed } from './executor/process.ts';
import { databaseTime, fail, succeed } from './finish.ts';
import { createJournal, type Journal } from './journal.ts';
import { placedBank, type Provisioning } from './provision.ts';
import { type Claim, underFence } from './queue.ts';

const disposalSteps = ['claim', 'look-for-holds', 'dispose', 'certificate', 'finish'];

/** True when nothing of the bank is left. A lock that has not ended, or a hold, fails the run, and all stays. */
export async function dispose(claim: Claim, executor: Executor, context: Provisioning): Promise<boolean> {
  const { orm } = context;
  const journal = createJournal(orm, claim);
  const placed = await underFence(orm, claim, async (em, _run, tenant) => {
    await journal.begin(
      em,
      disposalSteps.map((name) => ({ name, resource: null })),
    );
    return placedBank(em, tenant);
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
    await at('dispose', () => executor.task('dispose', placed));
    await at('certificate', () => certify(claim, context));
  } catch (error) {
    if (!(error instanceof TaskFailed) && !(error instanceof ProblemError)) throw error;
    await failAt(step, error.message, journal);
    await fail(orm, claim, { step, reason: error.message });
    return false;
  }
  await journal.step('finish', 'done');
  await succeed(orm, claim);
  await failpoint('finish');
  return true;
}

const failAt = (step: string, reason: string, journal: Journal): Promise<void> => journal.step(step, 'failed', reason);

const certify = (claim: Claim, { orm, secretsDirectory }: Provisioning): Promise<void> =>
  underFence(orm, claim, async (em, _run, tenant) => {
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
    moveTenant(em, tenant, { trigger: 'dispose', at, actor: provisionerActor, requestId: claim.runId });
  });
