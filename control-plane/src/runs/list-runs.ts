/** Operation listRuns: the newest runs first, of all banks or of one. */
import { decodeCursor, page, pageOf, pageQuery, z } from '@munim/platform/http';
import { Run, RunStep } from '../database/entities/index.ts';
import { runStates } from '../database/entities/run.ts';
import { queryOperation } from '../http/operation.ts';
import { everyRole } from '../operators/roles.ts';
import { presentRun } from './present.ts';
import { runSchema } from './schemas.ts';

export const listRuns = queryOperation({
  operationId: 'listRuns',
  path: '/v1/runs',
  tag: 'runs',
  roles: everyRole,
  summary: 'Runs, newest first',
  query: z.strictObject({ ...pageQuery, tenantId: z.string().max(40).optional(), state: z.enum(runStates).optional() }),
  success: { status: 200, description: 'One page of runs.', body: pageOf(runSchema) },
  handle: async ({ query: { cursor, limit, tenantId, state }, em }) => {
    const [before] = cursor === undefined ? [] : decodeCursor(cursor, 1);
    // Ids sort by the time of their making.
    const rows = await em.find(
      Run,
      {
        ...(before === undefined ? {} : { id: { $lt: before } }),
        ...(tenantId === undefined ? {} : { tenantId }),
        ...(state === undefined ? {} : { state }),
      },
      { orderBy: { id: 'desc' }, limit: limit + 1 },
    );
    const steps = await em.find(
      RunStep,
      { runId: { $in: rows.map(({ id }) => id) } },
      { orderBy: { position: 'asc' } },
    );
    const runs = rows.map((run) =>
      presentRun(
        run,
        steps.filter(({ runId }) => runId === run.id),
      ),
    );
    return { body: page(runs, limit, ({ id }) => [id]) };
  },
});
