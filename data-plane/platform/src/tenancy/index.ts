/** A bank's data has one door: who the banks are, whose token this is, the bank's own pool, the bank's own secrets. */
export * from './bank-pools.ts';
export { parseBankUse, shareBankUse } from './bank-use.ts';
export { type BankUseState, createBankUseState, type Metered } from './bank-use-state.ts';
export { reportClientActions } from './client-actions.ts';
export { UnsafeServerError } from './durability-gate.ts';
export * from './registry.ts';
export * from './registry-silence.ts';
export * from './registry-state.ts';
export * from './secrets.ts';
export * from './token-verifier.ts';
