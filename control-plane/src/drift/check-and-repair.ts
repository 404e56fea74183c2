/** Operations checkDrift and repairTenant: runs that read a bank's resources back, and that make them what they must be. */
import type { ProblemDefinition } from '@munim/kernel';
import { z } from '@munim/platform/http';
import { operatorActor, recordDeed } from '../audit/record.ts';
import type { RunKind } from '../database/entities/run.ts';
import { changeOperation, type ControlOperation } from '../http/operation.ts';
import { assertNotTakenApart } from '../offboarding/destruction.ts';
import { controlProblems } from '../problems.ts';
import { presentRun } from '../runs/present.ts';
import { queueRun } from '../runs/queue-run.ts';
import { runSchema } from '../runs/schemas.ts';
import { tenantToChange } from '../tenants/find-tenant.ts';
import { isInService, isServing, type Life } from '../tenants/life.ts';
import { notForState } from '../tenants/move-tenant.ts';
import { reasonSchema, tenantParams } from '../tenants/schemas.ts';
import { ownersAndOperators } from '../operators/roles.ts';

/** Up to its disposal a bank has something that must be as it must be, if it was ever complete. */
const hasResources = (bank: Life): boolean =>
  isServing(bank) || (bank.state === 'retained' && bank.offboardedFrom === 'suspended');

interface Look {
  readonly operationId: string;
  readonly path: string;
  readonly kind: Extract<RunKind, 'check-drift' | 'repair'>;
  readonly summary: string;
  readonly description: string;
  readonly body: z.ZodObject<{ reason: z.ZodType<string | undefined> }>;
  readonly isFor: (bank: Life) => boolean;
  readonly problems?: readonly ProblemDefinition[];
}

const runOperation = ({ kind, isFor, problems = [], ...contract }: Look): ControlOperation =>
  changeOperation({
    ...contract,
    tag: 'drift',
    roles: ownersAndOperators,
    conditional: true,
    params: tenantParams,
    success: { status: 202, description: 'The run.', body: runSchema },
    problems: [controlProblems.transitionForbidden, controlProblems.runInProgress, ...problems],
    handle: async (input) => {
      const { params, caller, requestId, em, newId } = input;
      const { reason } = input.body;
      const tenant = await tenantToChange(input, params.tenantId);
      if (!isFor(tenant)) throw notForState(tenant, contract.operationId);
      if (tenant.state === 'offboarding') await assertNotTakenApart(em, tenant.id);
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
  description:
    'Changes nothing. What it finds is at `GET …/drift` when the run has succeeded. Of a bank that has left, the locked ' +
    'buckets that remain are read.',
  body: z.strictObject({ reason: reasonSchema.optional() }).openapi('DriftCheck'),
  isFor: hasResources,
  problems: [controlProblems.destructionStarted],
});

export const repairTenant = runOperation({
  operationId: 'repairTenant',
  path: '/v1/tenants/{tenantId}/repair',
  kind: 'repair',
  summary: "Make a bank's resources what they must be",
  description:
    'Every difference of `GET …/drift` goes back to what was expected. What was changed by hand is never adopted. ' +
    'A table of the log that is gone is never made again empty: then the run fails, and says what a person is to do. ' +
    'Not of a bank that leaves: what is taken apart is not made whole again.',
  body: z.strictObject({ reason: reasonSchema }).openapi('Repair'),
  isFor: isInService,
});
