/** The bank that a path names, or the problem that there is none. */
import { platformProblems, ProblemError } from '@munim/kernel';
import { LockMode } from '@mikro-orm/core';
import { Tenant } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';

/** With `lock`, others who would change this bank wait until the transaction ends. */
export async function findTenant(em: EntityManager, id: string, lock = false): Promise<Tenant> {
  const tenant = await em.findOne(Tenant, { id }, lock ? { lockMode: LockMode.PESSIMISTIC_WRITE } : {});
  if (!tenant) throw new ProblemError(platformProblems.notFound, 'there is no such bank');
  return tenant;
}
