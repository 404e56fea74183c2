/** The data side of the demo: a real bank's history, the plan that repeats it, the judge of the result. */

export { checkBalances } from './balance-oracle.ts';
export { loadBerka } from './load.ts';
export { planReplay } from './plan-replay.ts';
export type { PlannedTransaction, ReplayPlan } from './replay-plan.ts';
