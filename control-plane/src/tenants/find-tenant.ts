/** The bank that a path names, or the problem that there is none. */
import { platformProblems, ProblemError } from '@munim/kernel';
import { LockMode } from '@mikro-orm/core';
import { Tenant } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import type { OperationInput } from '../http/operation.ts';
import { controlProblems } from '../problems.ts';

/** With `lock`, others who would change this bank wait until the transaction ends. */
export async function findTenant(em: EntityManager, id: string, lock = false): Promise<Tenant> {
  const tenant = await em.findOne(Tenant, { id }, lock ? { lockMode: LockMode.PESSIMISTIC_WRITE } : {});
  if (!tenant) throw new ProblemError(platformProblems.notFound, 'there is no such bank');
  return tenant;
}

/** Locked, and as the caller had read it. Throws `not-found`, `stale-version`. */
export async function tenantToChange(
  { em, ifMatch }: Pick<OperationInput<unknown, unknown, unknown>, 'em' | 'ifMatch'>,
  id: string,
): Promise<Tenant> {
  const tenant = await findTenant(em, id, true);
  const named = ifMatch?.split(',').map((one) => one.trim()) ?? ['*'];
  if (!named.includes('*') && !named.includes(etagOf(tenant)))
    throw new ProblemError(
      controlProblems.staleVersion,
      `it is at version ${tenant.version}, which is not the one in If-Match`,
    );
  return tenant;
}

/** A strong one: two banks with one version are the same row. Its resources come from runs, and have no part in it. */
export const etagOf = ({ version }: Pick<Tenant, 'version'>): string => `"${version}"`;
