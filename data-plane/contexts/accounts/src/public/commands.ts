/** What other contexts may ask of accounts inside their own commands; each is pure and decides on the same log. */
export {
  type CaptureHold,
  captureHold,
  type PlaceHold,
  placeHold,
  type ReleaseHold,
  releaseHold,
} from '../account/decide-holds.ts';
export { type AccountRejection } from '../account/rejection.ts';
export { accountProblems } from '../http/problems.ts';
export {
  type TransferBetween,
  transferBetween,
  type TransferReason,
  transferReasons,
} from '../ledger/transfer-between.ts';
