/** Operations offboardTenant, recallOffboarding, confirmHandover and getOffboarding: how a bank leaves, and can still stay. */
import { LockMode } from '@mikro-orm/core';
import { cellOf } from '../cells/find-cell.ts';
import { platformProblems, ProblemError } from '@munim/kernel';
import { z } from '@munim/platform/http';
import { dangerousOperation, type DangerousOperation } from '../approvals/four-eyes.ts';
import { operatorActor, recordDeed } from '../audit/record.ts';
import { Offboarding, type Tenant } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { changeOperation, type ControlOperation, queryOperation } from '../http/operation.ts';
import { everyRole, ownersAndOperators } from '../operators/roles.ts';
import { controlProblems } from '../problems.ts';
import type { Announcer } from '../registry/announcer.ts';
import { tenantEntry } from '../registry/entries.ts';
import { assertNoChangeUnderWay } from '../runs/queue-run.ts';
import { findTenant, tenantToChange } from '../tenants/find-tenant.ts';
import { isServing, transition } from '../tenants/life.ts';
import { moveTenant, notForState } from '../tenants/move-tenant.ts';
import { nameSchema, reasonSchema, tenantParams } from '../tenants/schemas.ts';
import { assertNoHold } from './holds.ts';
import { assertNotTakenApart } from './destruction.ts';
import { endOpenRun } from './end-open-run.ts';
import { offboardingSchema, presentOffboarding } from './schemas.ts';

export interface OffboardingParts {
  readonly announcer: Announcer;
  /** Between the approval and the first thing that is destroyed. */
  readonly coolingOffMs: number;
}

/** The one that needs four eyes stands first. */
export const offboardingOperations = (
  parts: OffboardingParts,
): readonly [DangerousOperation, ...ControlOperation[]] => [
  offboardTenant(parts),
  recallOffboarding(parts),
  confirmHandover,
  getOffboarding,
];

const offboardTenant = ({ announcer, coolingOffMs }: OffboardingParts) =>
  dangerousOperation({
    operationId: 'offboardTenant',
    path: '/v1/tenants/{tenantId}/offboard',
    tag: 'offboarding',
    roles: ownersAndOperators,
    summary: 'Offboard a bank',
    description:
      'Needs a second operator. The bank is served no more; after the cooling-off period, and once its export was handed ' +
      'over, its topics, schema, login and keys are destroyed. What is locked stays until its time is over. Refused while ' +
      'a run that changes the bank is open.',
    conditional: true,
    params: tenantParams,
    body: z.strictObject({ reason: reasonSchema }).openapi('OffboardingRequest'),
    problems: [controlProblems.transitionForbidden, controlProblems.legalHold, controlProblems.runInProgress],
    target: ({ params }) => `tenant/${params.tenantId}`,
    check: async (input) => {
      const tenant = await tenantToChange(input, input.params.tenantId);
      if (!transition(tenant, 'offboard').allowed) throw notForState(tenant, 'offboard');
      await assertNoChangeUnderWay(input.em, tenant.id);
      await assertNoHold(input.em, tenant.id);
    },
    carryOut: async ({ em, params, body: { reason }, caller, requestId, nowMs }) => {
      const tenant = await findTenant(em, params.tenantId, true);
      const at = new Date(nowMs);
      moveTenant(em, tenant, { trigger: 'offboard', at, actor: operatorActor(caller.operator), reason, requestId });
      const before = await em.findOne(Offboarding, { tenantId: tenant.id });
      const offboarding = await em.upsert(Offboarding, {
        tenantId: tenant.id,
        number: (before?.number ?? 0) + 1,
        reason,
        requestedBy: caller.operator,
        approvedBy: caller.approvedBy ?? '',
        approvedAt: at,
        coolingOffEndsAt: new Date(nowMs + coolingOffMs),
        handedOverTo: null,
        handedOverBy: null,
        handedOverAt: null,
        // What was sealed for one that was taken back says nothing of what the bank did since.
        treeSize: null,
        rootHash: null,
        verifierKey: null,
      });
      await tellPods(em, announcer, tenant, at);
      return presentOffboarding(offboarding);
    },
  });

const recallOffboarding = ({ announcer }: OffboardingParts) =>
  changeOperation({
    operationId: 'recallOffboarding',
    path: '/v1/tenants/{tenantId}/offboarding/recall',
    tag: 'offboarding',
    roles: ownersAndOperators,
    summary: 'Take an offboarding back',
    description:
      'The bank is again what it was, suspended or failed, with all that it had; a run that was to take it apart ends. Not ' +
      'once the destruction has started.',
    conditional: true,
    params: tenantParams,
    body: z.strictObject({ reason: reasonSchema }).openapi('OffboardingRecall'),
    success: { status: 200, description: 'The offboarding that is none any more.', body: offboardingSchema },
    problems: [controlProblems.transitionForbidden, controlProblems.destructionStarted],
    handle: async (input) => {
      const { em, params, body, caller, requestId, nowMs } = input;
      const { reason } = body;
      const tenant = await tenantToChange(input, params.tenantId);
      const at = new Date(nowMs);
      const offboarding = await lockOffboarding(em, tenant.id);
      await assertNotTakenApart(em, tenant.id);
      moveTenant(em, tenant, { trigger: 'recall', at, actor: operatorActor(caller.operator), reason, requestId });
      await endOpenRun(em, tenant.id, { step: 'claim', reason: `the offboarding was taken back: ${reason}` });
      await tellPods(em, announcer, tenant, at);
      return { body: presentOffboarding(offboarding) };
    },
  });

const confirmHandover = changeOperation({
  operationId: 'confirmHandover',
  path: '/v1/tenants/{tenantId}/offboarding/handover',
  tag: 'offboarding',
  roles: ownersAndOperators,
  summary: "Confirm that a bank's export was handed over",
  description: 'Nothing is destroyed before. `./munim archive export` makes the export, which proves itself.',
  conditional: true,
  params: tenantParams,
  body: z
    .strictObject({ to: nameSchema.openapi({ example: 'Asha Rao, Kaveri Bank' }), reason: reasonSchema })
    .openapi('Handover'),
  success: { status: 200, description: 'The offboarding.', body: offboardingSchema },
  problems: [controlProblems.transitionForbidden],
  handle: async (input) => {
    const { em, params, caller, requestId, nowMs } = input;
    const { to, reason } = input.body;
    const tenant = await tenantToChange(input, params.tenantId);
    if (tenant.state !== 'offboarding') throw notForState(tenant, 'confirmHandover');
    const offboarding = await lockOffboarding(em, tenant.id);
    const actor = operatorActor(caller.operator);
    Object.assign(offboarding, { handedOverTo: to, handedOverBy: actor, handedOverAt: new Date(nowMs) });
    recordDeed(em, { actor, action: 'confirmHandover', target: `tenant/${tenant.id}`, reason, requestId });
    return { body: presentOffboarding(offboarding) };
  },
});

const getOffboarding = queryOperation({
  operationId: 'getOffboarding',
  path: '/v1/tenants/{tenantId}/offboarding',
  tag: 'offboarding',
  roles: everyRole,
  summary: 'How a bank leaves: dates, archive, certificates',
  params: tenantParams,
  success: { status: 200, description: 'The offboarding.', body: offboardingSchema },
  handle: async ({ em, params }) => {
    const offboarding = await em.findOne(Offboarding, { tenantId: params.tenantId });
    if (!offboarding) throw new ProblemError(platformProblems.notFound, 'nobody has asked that this bank leave');
    return { body: presentOffboarding(offboarding) };
  },
});

/** A bank that was never complete is no pod's business. */
async function tellPods(em: EntityManager, announcer: Announcer, tenant: Tenant, at: Date): Promise<void> {
  if (isServing(tenant)) announcer.announce(em, tenantEntry(tenant, await cellOf(em, tenant), at.toISOString()));
}

async function lockOffboarding(em: EntityManager, tenantId: string): Promise<Offboarding> {
  const found = await em.findOne(Offboarding, { tenantId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!found) throw new ProblemError(platformProblems.notFound, 'nobody has asked that this bank leave');
  return found;
}
