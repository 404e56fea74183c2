/** Operation getRun: how far a run is. */
import { platformProblems, ProblemError } from '@munim/kernel';
import { Run, RunStep } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { queryOperation } from '../http/operation.ts';
import { everyRole } from '../operators/roles.ts';
import { presentRun } from './present.ts';
import { runParams, runSchema } from './schemas.ts';

export const getRun = queryOperation({
  operationId: 'getRun',
  path: '/v1/runs/{runId}',
  tag: 'runs',
  roles: everyRole,
  summary: 'One run with its steps',
  params: runParams,
  success: { status: 200, description: 'The run.', body: runSchema },
  handle: async ({ params, em }) => {
    const run = await findRun(em, params.runId);
    const steps = await em.find(RunStep, { runId: run.id }, { orderBy: { position: 'asc' } });
    return { body: presentRun(run, steps) };
  },
});

export async function findRun(em: EntityManager, id: string): Promise<Run> {
  const run = await em.findOne(Run, { id });
  if (!run) throw new ProblemError(platformProblems.notFound, 'there is no such run');
  return run;
}
