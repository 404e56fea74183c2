/** Operation getDrift: what the last look at a bank's resources found. */
import type { z } from '@munim/platform/http';
import { DriftDifference, Run } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { queryOperation } from '../http/operation.ts';
import { findTenant } from '../tenants/find-tenant.ts';
import { tenantParams } from '../tenants/schemas.ts';
import { everyRole } from '../operators/roles.ts';
import { driftSchema } from './schemas.ts';

export const getDrift = queryOperation({
  operationId: 'getDrift',
  path: '/v1/tenants/{tenantId}/drift',
  tag: 'drift',
  roles: everyRole,
  summary: 'What of a bank is not as it must be',
  description: 'As the last check or provisioning found it; `POST …/drift-checks` looks again.',
  params: tenantParams,
  success: { status: 200, description: 'The differences, alarms first.', body: driftSchema },
  handle: async ({ params, em }) => ({ body: await presentDrift(em, (await findTenant(em, params.tenantId)).id) }),
});

async function presentDrift(em: EntityManager, tenantId: string): Promise<z.infer<typeof driftSchema>> {
  const last = await em.findOne(Run, { tenantId, readBackAt: { $ne: null } }, { orderBy: { readBackAt: 'desc' } });
  const rows = await em.find(DriftDifference, { tenantId }, { orderBy: { severity: 'asc', resource: 'asc' } });
  return {
    tenantId,
    checkedAt: last?.readBackAt?.toISOString() ?? null,
    differences: rows.map((row) => ({
      resource: { type: row.resourceType, name: row.resourceId },
      property: row.property,
      expected: row.expected,
      actual: row.actual,
      severity: row.severity,
      advice: row.advice ?? null,
      since: row.since.toISOString(),
    })),
  };
}
