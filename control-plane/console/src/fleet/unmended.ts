/** Which failed runs still need somebody: not those after which the same was done to the same bank and succeeded. */
import type { Run } from '../api/client.ts';

type Told = Pick<Run, 'tenantId' | 'kind' | 'createdAt'>;

export const unmended = <Failed extends Told>(
  failed: readonly Failed[],
  succeeded: readonly Told[],
): readonly Failed[] =>
  failed.filter(
    ({ tenantId, kind, createdAt }) =>
      !succeeded.some((one) => one.tenantId === tenantId && one.kind === kind && one.createdAt > createdAt),
  );
