/**
 * Operations changeTenantPlan, changeTenantQuotas and changeTenantContacts: what was agreed with a bank, at once and
 * without a run; pods hear of a new rate within seconds.
 */
import { type ProblemDefinition, ProblemError } from '@munim/kernel';
import { z } from '@munim/platform/http';
import { operatorActor, recordDeed } from '../audit/record.ts';
import { chooseCell } from '../cells/choose-cell.ts';
import { cellOf } from '../cells/find-cell.ts';
import { Client, Tenant } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { changeOperation, type ControlOperation } from '../http/operation.ts';
import { ownersAndOperators } from '../operators/roles.ts';
import { controlProblems } from '../problems.ts';
import type { Announcer } from '../registry/announcer.ts';
import { tenantEntry } from '../registry/entries.ts';
import { etagOf, tenantToChange } from './find-tenant.ts';
import { isInService, isServing, type Life } from './life.ts';
import { notForState } from './move-tenant.ts';
import { sandboxIdOf } from './new-tenant.ts';
import { type Asked, onboard, sandboxRow } from './onboard-rows.ts';
import { planNames, plans } from './plans.ts';
import { presentTenant } from './present.ts';
import { contactsSchema, quotasSchema, reasonSchema, tenantParams, tenantSchema } from './schemas.ts';

type Reasoned = z.ZodObject<{ reason: z.ZodType<string> }>;

interface Change<Body extends Reasoned> {
  readonly operationId: string;
  readonly of: string;
  readonly summary: string;
  readonly description: string;
  readonly body: Body;
  readonly isFor: (bank: Life) => boolean;
  readonly problems?: readonly ProblemDefinition[];
  /** Throws the problem that stands against it. */
  readonly apply: (tenant: Tenant, body: z.output<Body>, asked: Asked) => Promise<void> | void;
}

const changeOf = <Body extends Reasoned>(announcer: Announcer, change: Change<Body>): ControlOperation =>
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
    success: {
      status: 200,
      description: 'The bank as it is now.',
      body: tenantSchema,
      headers: { ETag: false },
    },
    problems: [controlProblems.transitionForbidden, ...(change.problems ?? [])],
    handle: async (input) => {
      const { params, caller, requestId, em, nowMs } = input;
      const body = input.body as z.output<Body>;
      const tenant = await tenantToChange(input, params.tenantId);
      if (!change.isFor(tenant)) throw notForState(tenant, change.operationId);
      await change.apply(tenant, body, input);
      tenant.updatedAt = new Date(nowMs);
      await em.flush();
      const actor = operatorActor(caller.operator);
      const { reason } = body;
      recordDeed(em, { actor, action: change.operationId, target: `tenant/${tenant.id}`, requestId, reason });
      announcer.announce(em, tenantEntry(tenant, await cellOf(em, tenant), tenant.updatedAt.toISOString()));
      return { body: await presentTenant(em, tenant), headers: { etag: etagOf(tenant) } };
    },
  });

/** Of the id that a sandbox would have. */
const sandboxProblems = [controlProblems.tenantIdNotAllowed, controlProblems.tenantIdTaken];

export const agreementOperations = (announcer: Announcer): readonly ControlOperation[] => [
  changeOf(announcer, {
    operationId: 'changeTenantPlan',
    of: 'plan',
    summary: 'Give a bank another plan',
    description:
      "The new plan's quotas hold at once; what was agreed beyond or below the old one is forgotten. Refused when the bank " +
      'has more switched on, or more clients, than the new plan holds, and when it would have to live elsewhere. A sandbox ' +
      'that the new plan holds is onboarded. Not of a bank that leaves.',
    body: z.strictObject({ plan: z.enum(planNames), reason: reasonSchema }).openapi('PlanChange'),
    isFor: isInService,
    problems: [
      controlProblems.notOfThePlan,
      controlProblems.noCapacity,
      controlProblems.unknownRegion,
      ...sandboxProblems,
    ],
    apply: async (tenant, { plan, reason }, asked) => {
      const { em } = asked;
      await assertFits(em, tenant, plan);
      tenant.plan = plan;
      tenant.quotas = {};
      if (!plans[plan].hasSandbox || (await em.count(Tenant, { sandboxOf: tenant.id })) > 0) return;
      await onboard(asked, await sandboxRow(em, tenant, sandboxIdOf(tenant.id)), reason);
    },
  }),
  changeOf(announcer, {
    operationId: 'changeTenantQuotas',
    of: 'quotas',
    summary: 'Agree on more or less than the plan gives',
    description: 'Those that are named are set, `null` goes back to what the plan gives, the others stay.',
    body: z
      .strictObject({
        quotas: z
          .strictObject(nullable(quotasSchema.shape))
          .partial()
          .refine((quotas) => Object.keys(quotas).length > 0, { error: 'name at least one' }),
        reason: reasonSchema,
      })
      .openapi('QuotaChange'),
    isFor: isInService,
    apply: (tenant, { quotas }) => {
      const agreed = Object.entries({ ...tenant.quotas, ...quotas }).filter(([, amount]) => amount !== null);
      tenant.quotas = Object.fromEntries(agreed);
    },
  }),
  changeOf(announcer, {
    operationId: 'changeTenantContacts',
    of: 'contacts',
    summary: 'Say whom of a bank to call',
    description: 'The list takes the place of the one before.',
    body: z.strictObject({ contacts: contactsSchema, reason: reasonSchema }).openapi('ContactChange'),
    // Whom to call about its leaving, too.
    isFor: isServing,
    apply: (tenant, { contacts }) => {
      tenant.contacts = [...contacts];
    },
  }),
];

async function assertFits(em: EntityManager, tenant: Tenant, name: (typeof planNames)[number]): Promise<void> {
  const plan = plans[name];
  const beyond = (what: string) => new ProblemError(controlProblems.notOfThePlan, what);
  if (plan.environment !== tenant.environment)
    throw beyond(`the plan ${name} is of environment ${plan.environment}, and the bank of ${tenant.environment}`);
  const contexts = tenant.contexts.filter((context) => !(plan.contexts as readonly string[]).includes(context));
  if (contexts.length > 0) throw beyond(`the plan ${name} does not hold ${contexts.join(', ')}: switch them off first`);
  const clients = await em.count(Client, { tenantId: tenant.id, state: 'active' });
  if (clients > plan.quotas.clientsMax)
    throw beyond(`the bank has ${clients} clients, and the plan ${name} allows ${plan.quotas.clientsMax}`);
  // The bank's own cell will do, if it is of that kind; a bank does not move by a change of its plan.
  const { tier } = await cellOf(em, tenant);
  if (tier !== plan.tier) await chooseCell(em, { cell: tenant.cell, tier: plan.tier });
}

type Nullable<Shape extends z.ZodRawShape> = { [Name in keyof Shape]: z.ZodNullable<Shape[Name]> };
const nullable = <Shape extends z.ZodRawShape>(shape: Shape): Nullable<Shape> =>
  Object.fromEntries(Object.entries(shape).map(([name, schema]) => [name, (schema as z.ZodType).nullable()])) as never;
