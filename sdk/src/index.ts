/** The SDK of Munim: one client per bank, typed from the contract. */
export type {
  Account,
  Accounts,
  AccountStanding,
  AccountWithHolds,
  Booking,
  HoldStanding,
  ReversalStanding,
} from './accounts.ts';
export type { Books } from './books.ts';
export type { Customer, Customers, CustomerStanding, ListedCustomer } from './customers.ts';
export type { LogEntry } from './log.ts';
export {
  createMunim,
  type ListOptions,
  type Munim,
  type MunimOptions,
  type ReadOptions,
  type WriteOptions,
} from './munim.ts';
export { MunimConnectionError, MunimError, type Problem, type ProblemCode } from './problem.ts';
export { defaultRetryPolicy, type RetryPolicy } from './retry.ts';
export type { PrivateJwk, PrivateKey } from './assertion.ts';
export type { Credentials, PrivateKeyCredentials, SecretCredentials } from './tokens.ts';
export type { OwnClient, Support, SupportDecision, SupportGrant } from './support.ts';
export type { Transfer, TransferAnswer, TransferRequest, Transfers } from './transfers.ts';
