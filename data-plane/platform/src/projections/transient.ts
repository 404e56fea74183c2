/** Tells trouble that passes (try again) from an event that can never be applied (set its stream aside). */
import { ConcurrentProjectionError } from './stream-versions.ts';

/**
 * SQLSTATE classes: connection, transaction rollback, schema or grant not as the code expects, resources, object in use,
 * operator intervention, system. The schema is among them because it concerns every stream: it is repaired by a
 * migration, after which the batch goes through; parking all streams one by one would only hide it.
 */
const passingClasses: ReadonlySet<string> = new Set(['08', '40', '42', '53', '55', '57', '58']);

export function isTransient(error: unknown): boolean {
  if (error instanceof ConcurrentProjectionError) return true;
  const { code } = error as { code?: unknown };
  if (typeof code !== 'string') return false;
  if (/^[0-9A-Z]{5}$/.test(code)) return passingClasses.has(code.slice(0, 2));
  /** The driver's and the operating system's: CONNECTION_CLOSED, CONNECT_TIMEOUT, ECONNREFUSED, EPIPE, … */
  return /^(CONNECT|E[A-Z]+$)/.test(code);
}
