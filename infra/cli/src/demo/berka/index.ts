/** The data side of the demo: a real bank's history, the plan that repeats it, the judge of the result. */

export { type BalanceFailure, type BalanceReport, checkBalances, toleranceMinor } from './balance-oracle.ts';
export { firstBreak } from './balance-chain.ts';
export { BerkaDataError } from './data-error.ts';
export { loadBerka, packedBerkaFolder } from './load.ts';
export { type OperationKind, isCredit, signedAmountMinor } from './operation-kind.ts';
export { orderTransactions } from './order-transactions.ts';
export { planBalances } from './plan-balances.ts';
export { planReplay } from './plan-replay.ts';
export type * from './replay-plan.ts';
export type * from './rows.ts';
