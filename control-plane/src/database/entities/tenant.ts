/** A bank as the platform knows it. A row is never deleted, so an id is never used again. */
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { TenantState } from '../../tenants/life.ts';

export interface TenantFailure {
  readonly step: string;
  readonly reason: string;
}

export const Tenant = defineEntity({
  name: 'Tenant',
  tableName: 'tenants',
  properties: {
    id: p.text().primary(),
    name: p.text(),
    state: p.text().$type<TenantState>(),
    contexts: p.json<string[]>(),
    /** Name of the cell that holds its data. */
    cell: p.text().index('tenants_by_cell'),
    requestsPerSecond: p.integer(),
    /** Set in state `failed`. */
    failure: p.json<TenantFailure>().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
export type Tenant = InferEntity<typeof Tenant>;
