/** A run that takes a bank apart: sealed, withdrawn, destroyed, certified. Only what law owns is left, under its locks. */
import { ProblemError, tenantId } from '@munim/kernel';
import {
  type BankSpec,
  bankResources,
  displayType,
  failpoint,
  goneWhenRetained,
  type LockedRemains,
} from '@munim/tenant';
import { provisionerActor } from '../audit/record.ts';
import { cellOf } from '../cells/find-cell.ts';
import { databaseTime } from '../database/database-time.ts';
import { Client, LegalHold } from '../database/entities/index.ts';
import type { ControlDatabase } from '../database/orm.ts';
import { raise, recordDrift } from '../drift/record.ts';
import { certificateSigner, signCertificate } from '../offboarding/sign-certificate.ts';
import { clientEntry, withdrawnEntry } from '../registry/entries.ts';
import { moveTenant } from '../tenants/move-tenant.ts';
import { type Executor, type ExecutorFailure, TaskFailed } from './executor/process.ts';
import { fail, succeed } from './finish.ts';
import { createJournal, type Journal } from './journal.ts';
import { assertLeaves, assertMayDestroy, destroyedBefore, offboardingOf, startDestruction } from './may-destroy.ts';
import { inOrder, placedBank, type Provisioning, publish, write } from './provision.ts';
import type { Placed } from './executor/messages.ts';
import { type Claim, underFence } from './queue.ts';
import type { Step } from './steps.ts';

const own = (name: string): Step => ({ name, resource: null });

export const offboardingSteps = (spec: BankSpec): readonly Step[] => [
  own('claim'),
  own('seal'),
  own('start-destruction'),
  own('withdraw'),
  own('let-go'),
  own('prepare-stack'),
  ...[...goneWhenRetained(spec), ...bankResources({ ...spec, stage: 'retained' })].map(({ name, kind, desired }) => ({
    name,
    resource: { type: displayType(kind.token), name: kind.idOf(desired) },
  })),
  own('verify'),
  own('remove-remains'),
  own('certificate'),
  own('finish'),
];

/** True when the bank is retained. A hold fails the run where it is, and so does a recall: what is left stays. */
export async function offboard(claim: Claim, executor: Executor, context: Provisioning): Promise<boolean> {
  const { orm, log } = context;
  const journal = createJournal(orm, claim);
  const leaving = await underFence(orm, claim, async (em, _run, tenant) => {
    const { spec, cell } = await placedBank(em, tenant);
    const serving: BankSpec = { ...spec, stage: 'serving' };
    await journal.begin(em, offboardingSteps(serving), await destroyedBefore(em, tenant.id));
    const { number, destructionStartedAt } = await offboardingOf(em, tenant);
    return { placed: { spec: serving, cell }, number, isSealed: destructionStartedAt != null };
  });
  await finished('claim', journal);
  const failure = await takeApart(claim, executor, context, journal, leaving);
  if (failure) {
    const { step, reason } = failure;
    log.warn('offboarding failed', { run: claim.runId, tenant: claim.tenantId, step, reason });
    raise(await fail(orm, claim, failure), claim.tenantId, log);
    return false;
  }
  await journal.step('finish', 'done');
  await succeed(orm, claim);
  await failpoint('finish');
  return true;
}

interface Leaving {
  readonly placed: Placed;
  /** Which of the bank's offboardings this attempt began under. */
  readonly number: number;
  /** After a kill in the destruction there may be no schema, and no key, to seal with: what was sealed stands. */
  readonly isSealed: boolean;
}

async function takeApart(
  claim: Claim,
  executor: Executor,
  context: Provisioning,
  journal: Journal,
  { placed, number, isSealed }: Leaving,
): Promise<ExecutorFailure> {
  const { orm } = context;
  const { spec, cell } = placed;
  const attempt = async <T>(step: string, work: () => Promise<T>): Promise<T> => {
    await journal.step(step, 'running');
    const result = await work();
    await finished(
      step,
      journal,
      typeof result === 'number' || typeof result === 'string' ? String(result) : undefined,
    );
    return result;
  };
  let step = 'seal';
  const at = <T>(name: string, work: () => Promise<T>): Promise<T> => attempt((step = name), work);
  const lookAgain = () => underFence(orm, claim, (em, _run, tenant) => assertMayDestroy(em, tenant, number));
  try {
    if (!isSealed)
      await at('seal', async () => {
        await underFence(orm, claim, (em, _run, tenant) => assertLeaves(em, tenant, number));
        const sealed = await keepSeal(orm, claim, number, await executor.task('seal', placed));
        await countUse(claim, context);
        return sealed;
      });
    await at('start-destruction', () => startDestruction(orm, claim, number));
    await at('withdraw', () => withdraw(context, claim, number));
    await at('let-go', async () => {
      await lookAgain();
      return executor.task('let-go', placed);
    });
    step = 'prepare-stack';
    await lookAgain();
    const writing = inOrder((progress: Parameters<typeof write>[0]) => write(progress, journal));
    const failure = await executor.run(
      {
        runId: claim.runId,
        cell,
        spec: { ...spec, stage: 'retained' },
        isNew: false,
        disturbed: claim.disturbed,
        rotatesLogin: false,
      },
      writing.add,
    );
    await writing.settled();
    if (failure) return failure;
    await underFence(orm, claim, (em, run) => recordDrift(em, run, []));
    await at('remove-remains', async () => {
      await lookAgain();
      const left = await executor.task('remove-remains', placed);
      if (left.length > 0) throw new TaskFailed(`still there: ${left.join(', ')}`);
    });
    await at('certificate', async () => certify(claim, context, spec, await executor.task('survey', placed)));
    return null;
  } catch (error) {
    if (!(error instanceof TaskFailed) && !(error instanceof ProblemError)) throw error;
    await journal.step(step, 'failed', error.message);
    return { step, reason: error.message };
  }
}

async function finished(step: string, journal: Journal, detail?: string): Promise<void> {
  await journal.step(step, 'done', detail);
  await failpoint(step);
}

const keepSeal = (
  orm: ControlDatabase,
  claim: Claim,
  number: number,
  sealed: { treeSize: number; rootHash: string; verifierKey: string },
): Promise<string> =>
  underFence(orm, claim, async (em, _run, tenant) => {
    Object.assign(await assertLeaves(em, tenant, number), sealed);
    return `${sealed.treeSize} events archived and verified`;
  });

/** Once more, behind the last event: its last statement is final. */
const countUse = ({ tenantId: id }: Claim, { lastCount }: Provisioning): Promise<void> =>
  lastCount(id).catch((cause: unknown) => {
    throw new TaskFailed(
      `what it used could not be counted: ${cause instanceof Error ? cause.message : String(cause)}`,
    );
  });

/** Pods forget the bank, and its clients are revoked for good. */
async function withdraw(context: Provisioning, claim: Claim, number: number): Promise<void> {
  const { orm, announcer } = context;
  await underFence(orm, claim, async (em, run, tenant) => {
    await assertMayDestroy(em, tenant, number);
    announcer.retract(em, withdrawnEntry(tenant, await cellOf(em, tenant)));
    for (const client of await em.find(Client, { tenantId: tenant.id, state: 'active' })) {
      Object.assign(client, { state: 'revoked', revokedAt: run.startedAt ?? run.createdAt });
      announcer.announceClient(em, clientEntry(client));
    }
  });
  await publish(context);
}

const certify = (
  claim: Claim,
  { orm, secretsDirectory }: Provisioning,
  spec: BankSpec,
  remains: readonly LockedRemains[],
): Promise<void> =>
  underFence(orm, claim, async (em, _run, tenant) => {
    const offboarding = await offboardingOf(em, tenant);
    // Certified before a kill: what was signed stands.
    if (offboarding.certificate != null) return;
    const at = new Date(await databaseTime(em));
    const latest = remains
      .flatMap(({ retainUntil }) => (retainUntil === null ? [] : [retainUntil]))
      .toSorted()
      .at(-1);
    const holds = await em.find(LegalHold, { tenantId: tenant.id, liftedAt: null }, { orderBy: { id: 'asc' } });
    offboarding.retainUntil = latest === undefined ? null : new Date(latest);
    const signer = await certificateSigner(secretsDirectory);
    offboarding.certificateKey = signer.verifierKey;
    offboarding.certificate = await signCertificate(
      {
        kind: 'offboarding',
        tenant: tenantId(tenant.id),
        name: tenant.name,
        at: at.toISOString(),
        reason: offboarding.reason,
        requestedBy: offboarding.requestedBy,
        approvedBy: offboarding.approvedBy,
        handedOverTo: offboarding.handedOverTo ?? '',
        destroyed: goneWhenRetained(spec).map(({ kind, desired }) => ({
          type: displayType(kind.token),
          name: kind.idOf(desired),
        })),
        archive: {
          treeSize: offboarding.treeSize ?? 0,
          rootHash: offboarding.rootHash ?? '',
          verifierKey: offboarding.verifierKey ?? '',
        },
        remains,
        holds: holds.map(({ id }) => id),
      },
      signer,
    );
    moveTenant(em, tenant, { trigger: 'retain', at, actor: provisionerActor, requestId: claim.runId });
  });
