/** What an operator may do goes by role: every operation names the roles that may call it, and nothing else decides. */
import { ProblemError } from '@munim/kernel';
import { controlProblems } from '../problems.ts';

/**
 * `owner`: everything, operators and keys included. `operator`: banks and their clients. `support`: looks, and asks a
 * bank to be let in. `auditor`: looks.
 */
export const operatorRoles = ['owner', 'operator', 'support', 'auditor'] as const;
export type OperatorRole = (typeof operatorRoles)[number];

export const everyRole: readonly OperatorRole[] = [...operatorRoles];
export const ownersAndOperators: readonly OperatorRole[] = ['owner', 'operator'];
/** Auditors read what was done here, not what banks do. */
export const allButAuditors: readonly OperatorRole[] = ['owner', 'operator', 'support'];
export const ownersAlone: readonly OperatorRole[] = ['owner'];

/** Throws `role-forbidden`, which names the roles that may. */
export function assertRole(role: OperatorRole, operation: string, allowed: readonly OperatorRole[]): void {
  if (allowed.includes(role)) return;
  throw new ProblemError(
    controlProblems.roleForbidden,
    `${operation} is for the roles ${allowed.join(', ')}; yours is ${role}`,
  );
}
