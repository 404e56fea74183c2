/** The query of a request: every parameter once, as text that can be stored and compared; both planes read it so. */
import { platformProblems, ProblemError } from '@munim/kernel';
import type { Context } from 'hono';

/** An operation that knows no query member must not act as if it had understood one. Throws `invalid-request`. */
export function refuseQuery(c: Context): undefined {
  const [name] = Object.keys(c.req.queries());
  if (name === undefined) return undefined;
  throw new ProblemError(platformProblems.invalidRequest, 'this operation takes no query', {
    errors: [{ pointer: `/query/${name}`, detail: 'unknown' }],
  });
}

/** Throws `invalid-request` on a parameter that is given twice, or holds what no text may. */
export function singleValued(c: Context): Record<string, string> {
  const entries = Object.entries(c.req.queries());
  for (const [name, values] of entries) {
    const bad =
      values.length > 1
        ? 'given more than once'
        : !values[0]?.isWellFormed() || values[0].includes('\0')
          ? 'not text'
          : undefined;
    if (bad)
      throw new ProblemError(platformProblems.invalidRequest, bad, {
        errors: [{ pointer: `/query/${name}`, detail: bad }],
      });
  }
  return Object.fromEntries(entries.map(([name, values]) => [name, values[0] ?? '']));
}
