/** The operator that a path names, locked with all others: who is the last owner is a question about every row. */
import { LockMode } from '@mikro-orm/core';
import { platformProblems, ProblemError } from '@munim/kernel';
import { Operator } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { controlProblems } from '../problems.ts';

export async function lockOperator(em: EntityManager, id: string): Promise<Operator> {
  const all = await em.find(Operator, {}, { lockMode: LockMode.PESSIMISTIC_WRITE, orderBy: { id: 'asc' } });
  const operator = all.find((one) => one.id === id);
  if (!operator) throw new ProblemError(platformProblems.notFound, 'there is no such operator');
  return operator;
}

/** Throws `operator-state-forbids`: without an owner nobody could ever let another one in. */
export async function assertNotLastOwner(em: EntityManager, operator: Operator): Promise<void> {
  if (operator.role !== 'owner') return;
  if ((await em.count(Operator, { role: 'owner', state: 'active', id: { $ne: operator.id } })) === 0)
    throw new ProblemError(controlProblems.operatorStateForbids, `${operator.id} is the last owner who can sign in`);
}
