/** Operations suspendTenant and resumeTenant: pods refuse a suspended bank's tokens; its data and its work go on. */
import { z } from '@munim/platform/http';
import { operatorActor } from '../audit/record.ts';
import { cellOf } from '../cells/find-cell.ts';
import { changeOperation, type ControlOperation } from '../http/operation.ts';
import { controlProblems } from '../problems.ts';
import type { Announcer } from '../registry/announcer.ts';
import { tenantEntry } from '../registry/entries.ts';
import { ownersAndOperators } from '../operators/roles.ts';
import { tenantToChange } from './find-tenant.ts';
import type { TenantTrigger } from './life.ts';
import { moveTenant } from './move-tenant.ts';
import { presentTenant } from './present.ts';
import { reasonSchema, tenantParams, tenantSchema } from './schemas.ts';

interface Switch {
  readonly operationId: string;
  readonly trigger: Extract<TenantTrigger, 'suspend' | 'resume'>;
  readonly summary: string;
  readonly description: string;
}

const switchOperation = ({ operationId, trigger, summary, description }: Switch, announcer: Announcer) =>
  changeOperation({
    operationId,
    path: `/v1/tenants/{tenantId}/${trigger}`,
    tag: 'tenants',
    roles: ownersAndOperators,
    summary,
    description,
    conditional: true,
    params: tenantParams,
    body: z.strictObject({ reason: reasonSchema }).openapi('StateChange'),
    success: { status: 200, description: 'The bank in its new state.', body: tenantSchema },
    problems: [controlProblems.transitionForbidden],
    handle: async (input) => {
      const { params, body, caller, requestId, em, nowMs } = input;
      const tenant = await tenantToChange(input, params.tenantId);
      const at = new Date(nowMs);
      moveTenant(em, tenant, { trigger, at, actor: operatorActor(caller.operator), reason: body.reason, requestId });
      announcer.announce(em, tenantEntry(tenant, await cellOf(em, tenant), at.toISOString()));
      return { body: await presentTenant(em, tenant) };
    },
  });

export const suspendAndResume = (announcer: Announcer): readonly ControlOperation[] => [
  switchOperation(
    {
      operationId: 'suspendTenant',
      trigger: 'suspend',
      summary: 'Suspend a bank',
      description:
        "Every pod refuses the bank's tokens within seconds; what was accepted before is finished, nothing is deleted.",
    },
    announcer,
  ),
  switchOperation(
    {
      operationId: 'resumeTenant',
      trigger: 'resume',
      summary: 'Resume a suspended bank',
      description: 'Tokens issued before the suspension, and not yet expired, work again.',
    },
    announcer,
  ),
];
