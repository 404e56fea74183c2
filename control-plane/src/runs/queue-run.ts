/** Puts a run into the queue. The database refuses a second open run of a bank, so two askers cannot both get one. */
import { UniqueConstraintViolationException } from '@mikro-orm/core';
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

export async function queueRun(
  em: EntityManager,
  { id, tenantId, requestedBy, kind = 'provision', change }: NewRun,
): Promise<Run> {
  const run = em.create(Run, { id, tenantId, requestedBy, kind, state: 'queued', ...(change ? { change } : {}) });
  try {
    await em.flush();
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    throw new ProblemError(controlProblems.runInProgress, `a run of ${tenantId} is queued or running`);
  }
  return run;
}
