/** Projections: read models kept equal to the fold of the log, each event applied exactly once. */
export { type Applied, applyEvents } from './apply-events.ts';
export {
  type BankProjection,
  type BankProjectionOptions,
  projectBatch,
  startBankProjection,
} from './bank-projection.ts';
export { compareWithLog } from './compare-with-log.ts';
export { fillClosedTables } from './fill-closed-tables.ts';
export { type ParkedStream, parkedStreams } from './parked-streams.ts';
export { createProjectionMetrics } from './projection-metrics.ts';
export type { ProjectedContext, ReadModel, TableName } from './read-model.ts';
export { rebuild, type RebuildResult, RebuildUnderWayError } from './rebuild.ts';
export { retryParked } from './retry-parked.ts';
export type { TableComparison } from './side-tables.ts';
export { waitForVersion } from './wait-for-version.ts';
