/** What waits for a second operator, and for which of them. */
import { type Approval, type CurrentOperator, type OperationId, query } from '../api/client.ts';
import { every } from '../api/presence.ts';

const refreshMs = 5_000;
/** The most that one answer holds: one for each operation and target, so that more is a fleet that nobody decides for. */
const pendingMax = 200;

/** Every page asks: the navigation has their number. */
export const usePending = () =>
  query.useQuery(
    'get',
    '/v1/approvals',
    { params: { query: { state: 'pending', limit: pendingMax } } },
    { refetchInterval: every(refreshMs) },
  );

export const operationOf = ({ operation }: Approval): OperationId => operation as OperationId;

/** Not one's own, and of an operation that one could have asked for. */
const waitsFor = (me: CurrentOperator | undefined, approval: Approval): boolean =>
  me !== undefined && approval.requestedBy !== me.id && me.operations.includes(approval.operation);

export interface Waiting {
  readonly forMe: readonly Approval[];
  readonly mine: readonly Approval[];
  readonly forOthers: readonly Approval[];
}

export const sorted = (me: CurrentOperator | undefined, pending: readonly Approval[]): Waiting => ({
  forMe: pending.filter((one) => waitsFor(me, one)),
  mine: pending.filter(({ requestedBy }) => requestedBy === me?.id),
  forOthers: pending.filter((one) => one.requestedBy !== me?.id && !waitsFor(me, one)),
});
