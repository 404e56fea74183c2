/** The roles as a form offers them, with what each is for. */
import type { Operator } from '../api/client.ts';

export const roles: readonly { value: Operator['role']; label: string }[] = [
  { value: 'owner', label: 'owner: everything, operators and keys included' },
  { value: 'operator', label: 'operator: banks and their clients' },
  { value: 'support', label: 'support: looks, and asks a bank to be let in' },
  { value: 'auditor', label: 'auditor: looks' },
];

export const roleOf = (value: string): Operator['role'] => roles.find((one) => one.value === value)?.value ?? 'auditor';
