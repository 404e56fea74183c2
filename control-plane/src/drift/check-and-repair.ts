/** Operations checkDrift and repairTenant: runs that read a bank's resources back, and that make them what they must be. */
import { z } from '@munim/platform/http';
import { operatorActor, recordDeed } from '../audit/record.ts';
import type { RunKind } from '../database/entities/run.ts';
import { changeOperation, type ControlOperation } from '../http/operation.ts';
import { controlProblems } from '../problems.ts';
import { presentRun } from '../runs/present.ts';
import { queueRun } from '../runs/queue-run.ts';
import { runSchema } from '../runs/schemas.ts';
import { findTenant } from '../tenants/find-tenant.ts';
import { isServing } from '../tenants/life.ts';
import { notForState } from '../tenants/move-tenant.ts';
import { reasonSchema, tenantParams } from '../tenants/schemas.ts';
import { ownersAndOperators } from '../operators/roles.ts';

interface Look {
  readonly operationId: string;
  readonly path: string;
  readonly kind: Extract<RunKind, 'check-drift' | 'repair'>;
  readonly summary: string;
  readonly description: string;
  readonly body: z.ZodObject<{ reason: z.ZodType<string | undefined> }>;
}

const runOperation = ({ kind, ...contract }: Look): ControlOperation =>
  changeOperation({
    ...contract,
    tag: 'drift',
    roles: ownersAndOperators,
    params: tenantParams,
    success: { status: 202, description: 'The run.', body: runSchema },
    problems: [controlProblems.transitionForbidden, controlProblems.runInProgress],
    handle: async ({ params, body: { reason }, caller, requestId, em, newId }) => {
      const tenant = await findTenant(em, params.tenantId, true);
      if (!isServing(tenant.state)) throw notForState(tenant, contract.operationId);
      const actor = operatorActor(caller.operator);
      const run = await queueRun(em, { id: newId('run'), tenantId: tenant.id, kind, requestedBy: actor });
      const why = reason === undefined ? {} : { reason };
      recordDeed(em, { actor, action: contract.operationId, target: `tenant/${tenant.id}`, requestId, ...why });
      return { body: presentRun(run, []) };
    },
  });

export const checkDrift = runOperation({
  operationId: 'checkDrift',
  path: '/v1/tenants/{tenantId}/drift-checks',
  kind: 'check-drift',
  summary: "Read a bank's resources back",
  description: 'Changes nothing. What it finds is at `GET …/drift` when the run has succeeded.',
  body: z.strictObject({ reason: reasonSchema.optional() }).openapi('DriftCheck'),
});

export const repairTenant = runOperation({
  operationId: 'repairTenant',
  path: '/v1/tenants/{tenantId}/repair',
  kind: 'repair',
  summary: "Make a bank's resources what they must be",
  description:
    'Every difference of `GET …/drift` goes back to what was expected. What was changed by hand is never adopted. ' +
    'A table of the log that is gone is never made again empty: then the run fails, and says what a person is to do.',
  body: z.strictObject({ reason: reasonSchema }).openapi('Repair'),
});
