/** Operations changeTenantContexts and rotateTenantLogin: what of a bank is changed by a run, while it goes on serving. */
import { z } from '@munim/platform/http';
import { operatorActor, recordDeed } from '../audit/record.ts';
import type { RunChange, RunKind } from '../database/entities/run.ts';
import type { Tenant } from '../database/entities/index.ts';
import { changeOperation, type ControlOperation } from '../http/operation.ts';
import { ownersAndOperators } from '../operators/roles.ts';
import { controlProblems } from '../problems.ts';
import { presentRun } from '../runs/present.ts';
import { queueRun } from '../runs/queue-run.ts';
import { runSchema } from '../runs/schemas.ts';
import { tenantToChange } from './find-tenant.ts';
import { isInService } from './life.ts';
import { notForState } from './move-tenant.ts';
import { assertInPlan } from './plans.ts';
import { contextsSchema, reasonSchema, tenantParams } from './schemas.ts';

type Reasoned = z.ZodObject<{ reason: z.ZodType<string> }>;

interface Change<Body extends Reasoned> {
  readonly operationId: string;
  readonly of: string;
  readonly kind: Extract<RunKind, 'change' | 'rotate-login'>;
  readonly summary: string;
  readonly description: string;
  readonly body: Body;
  /** Throws the problem that stands against it. */
  readonly changeOf: (tenant: Tenant, body: z.output<Body>) => RunChange | undefined;
}

const byRun = <Body extends Reasoned>(change: Change<Body>): ControlOperation =>
  changeOperation({
    operationId: change.operationId,
    path: `/v1/tenants/{tenantId}/${change.of}`,
    tag: 'tenants',
    roles: ownersAndOperators,
    summary: change.summary,
    description: change.description,
    conditional: true,
    params: tenantParams,
    body: change.body,
    success: { status: 202, description: 'The run.', body: runSchema },
    problems: [controlProblems.transitionForbidden, controlProblems.runInProgress, controlProblems.notOfThePlan],
    handle: async (input) => {
      const { params, caller, requestId, em, newId } = input;
      const body = input.body as z.output<Body>;
      const tenant = await tenantToChange(input, params.tenantId);
      if (!isInService(tenant)) throw notForState(tenant, change.operationId);
      const asked = change.changeOf(tenant, body);
      const actor = operatorActor(caller.operator);
      const { kind } = change;
      const wanted = { id: newId('run'), tenantId: tenant.id, kind, requestedBy: actor };
      const run = await queueRun(em, asked ? { ...wanted, change: asked } : wanted);
      const { reason } = body;
      recordDeed(em, { actor, action: change.operationId, target: `tenant/${tenant.id}`, requestId, reason });
      return { body: presentRun(run, []) };
    },
  });

export const changeTenantContexts = byRun({
  operationId: 'changeTenantContexts',
  of: 'contexts',
  kind: 'change',
  summary: 'Switch contexts of a bank on and off',
  description:
    'The list takes the place of the one before when the run has succeeded; a run that fails changes nothing of what is ' +
    'served. What is switched off is refused by every pod within seconds, and keeps its topics and tables; switched on ' +
    'again, it goes on where it was.',
  body: z.strictObject({ contexts: contextsSchema, reason: reasonSchema }).openapi('ContextChange'),
  changeOf: (tenant, { contexts }) => {
    assertInPlan(tenant, contexts);
    return { contexts };
  },
});

export const rotateTenantLogin = byRun({
  operationId: 'rotateTenantLogin',
  of: 'rotate-login',
  kind: 'rotate-login',
  summary: "Give a bank's database login another password",
  description:
    'No request fails: pods read the new password when they are next refused. Connections that were opened with the old ' +
    'one end within the hour.',
  body: z.strictObject({ reason: reasonSchema }).openapi('LoginRotation'),
  changeOf: () => undefined,
});
