/** A bank as the platform knows it. A row is never deleted, so an id is never used again. */
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { OffboardedFrom, TenantState } from '../../tenants/life.ts';
import type { Environment, PlanName, Quotas } from '../../tenants/plans.ts';

export interface TenantFailure {
  readonly step: string;
  readonly reason: string;
}

export const contactRoles = ['operations', 'technical', 'security', 'regulatory', 'billing'] as const;
/** Whom of the bank to call, and about what. */
export interface Contact {
  readonly name: string;
  readonly email: string;
  readonly role: (typeof contactRoles)[number];
}

export const Tenant = defineEntity({
  name: 'Tenant',
  tableName: 'tenants',
  properties: {
    id: p.text().primary(),
    name: p.text(),
    state: p.text().$type<TenantState>(),
    /** Of a bank that leaves or has left: what it was before. */
    offboardedFrom: p.text().$type<OffboardedFrom>().nullable(),
    contexts: p.json<string[]>(),
    /** Switched off, with their topics and tables left as they are. */
    keptContexts: p.json<string[]>().defaultRaw(`'[]'`),
    /** Name of the cell that holds its data. */
    cell: p.text().index('tenants_by_cell'),
    /** ISO 3166-1 alpha-2; null of a bank that was onboarded before it was asked. */
    country: p.text().nullable(),
    /** Where its data stays: every cell that it is ever on is there. */
    region: p.text(),
    plan: p.text().$type<PlanName>().default('starter'),
    environment: p.text().$type<Environment>().default('live'),
    /** The live bank that this one is the sandbox of. */
    sandboxOf: p.text().nullable().unique('tenants_one_sandbox'),
    contacts: p.json<Contact[]>().defaultRaw(`'[]'`),
    /** What was agreed beyond or below the plan's. */
    quotas: p.json<Partial<Quotas>>().defaultRaw(`'{}'`),
    /** Rises with every change of this row: whoever changes a bank may say which version was read. */
    version: p.integer().version(),
    /** Set in state `failed`. */
    failure: p.json<TenantFailure>().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
export type Tenant = InferEntity<typeof Tenant>;
