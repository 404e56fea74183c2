/** Puts a run into the queue. The database refuses a second open run of a bank, so two askers cannot both get one. */
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { ProblemError } from '@munim/kernel';
import { Run } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { controlProblems } from '../problems.ts';

export async function queueRun(
  em: EntityManager,
  { id, tenantId, requestedBy }: { id: string; tenantId: string; requestedBy: string },
): Promise<Run> {
  const run = em.create(Run, { id, tenantId, requestedBy, kind: 'provision', state: 'queued' });
  try {
    await em.flush();
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    throw new ProblemError(controlProblems.runInProgress, `a run of ${tenantId} is queued or running`);
  }
  return run;
}
