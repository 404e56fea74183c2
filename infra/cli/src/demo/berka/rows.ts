/** The rows of the Berka tables, understood: exact amounts, real dates, words instead of codes. */

import type { BusinessDate } from '@munim/kernel';
import type { OperationKind } from './operation-kind.ts';

export interface AccountRow {
  readonly line: number;
  readonly accountId: number;
  readonly districtId: number;
  readonly statementFrequency: 'monthly' | 'weekly' | 'after-transaction';
  readonly openedOn: BusinessDate;
}

export interface ClientRow {
  readonly line: number;
  readonly clientId: number;
  readonly districtId: number;
  readonly birthDate: BusinessDate;
  readonly sex: 'female' | 'male';
}

/** Who may act on an account: one owner, and others whom the owner let in. */
export interface DispositionRow {
  readonly line: number;
  readonly dispositionId: number;
  readonly clientId: number;
  readonly accountId: number;
  readonly role: 'owner' | 'disponent';
}

export interface DistrictRow {
  readonly line: number;
  readonly districtId: number;
  readonly name: string;
  readonly region: string;
}

export interface TransactionRow {
  readonly line: number;
  readonly transactionId: number;
  readonly accountId: number;
  readonly bookedOn: BusinessDate;
  readonly kind: OperationKind;
  /** Never negative; `signedAmountMinor` says which way it goes. */
  readonly amountMinor: bigint;
  /** What the bank said stood on the account after this row. */
  readonly balanceMinor: bigint;
  /** `k_symbol` without its blanks, such as SIPO; empty where the bank gave none. */
  readonly symbol: string;
  readonly counterparty?: Counterparty;
}

/** The other side of a remittance. */
export interface Counterparty {
  readonly bank: string;
  readonly account: string;
}

export interface BerkaData {
  readonly accounts: readonly AccountRow[];
  readonly clients: readonly ClientRow[];
  readonly dispositions: readonly DispositionRow[];
  readonly districts: readonly DistrictRow[];
  readonly transactions: readonly TransactionRow[];
}
