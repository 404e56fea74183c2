/** The runs that failed last and are not mended: what came after them is asked of their banks alone. */
import { useQueries } from '@tanstack/react-query';
import { query, type Run } from '../api/client.ts';
import { every } from '../api/presence.ts';
import { unmended } from './unmended.ts';

const refreshMs = 10_000;
/** More at once is an outage: the page of runs has them all. */
const failedMax = 20;
/** Of one bank, the newest. */
const succeededMax = 20;

/** Undefined while it is not known. */
export function useFailedRuns(): readonly Run[] | undefined {
  const fresh = { refetchInterval: every(refreshMs) };
  const failed = query.useQuery('get', '/v1/runs', { params: { query: { state: 'failed', limit: failedMax } } }, fresh)
    .data?.data;
  const banks = [...new Set((failed ?? []).map(({ tenantId }) => tenantId))];
  const succeeded = useQueries({
    queries: banks.map((tenantId) =>
      query.queryOptions(
        'get',
        '/v1/runs',
        { params: { query: { tenantId, state: 'succeeded', limit: succeededMax } } },
        fresh,
      ),
    ),
  });
  if (failed === undefined || succeeded.some(({ data }) => data === undefined)) return undefined;
  return unmended(
    failed,
    succeeded.flatMap(({ data }) => data?.data ?? []),
  );
}
