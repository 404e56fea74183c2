/** Who is signed in and what the role allows: what it does not allow is shown, and cannot be clicked. */
import { type OperationId, query } from '../api/client.ts';
import { every } from '../api/presence.ts';

/** A role that was changed holds from the next request on; the page shows it this much later. */
const refreshMs = 15_000;

export const useCurrentOperator = () =>
  query.useQuery('get', '/v1/operators/current', {}, { staleTime: refreshMs, refetchInterval: every(refreshMs) }).data;

/** Undefined when the role allows it. */
export function useWhyNot(operation: OperationId): string | undefined {
  const me = useCurrentOperator();
  if (me === undefined) return 'What your role allows is not known yet.';
  return me.operations.includes(operation) ? undefined : `Your role, ${me.role}, does not allow this.`;
}
