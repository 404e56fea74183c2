/** What a replay asks of a platform, in no platform's words: customers, accounts, operations. */

import type { BusinessDate } from '@munim/kernel';
import type { OperationKind } from './operation-kind.ts';
import type { AccountRow, ClientRow, Counterparty, DistrictRow } from './rows.ts';

export interface ReplayPlan {
  readonly currency: 'CZK';
  readonly firstDay: BusinessDate;
  readonly lastDay: BusinessDate;
  /** By client id. */
  readonly customers: readonly PlannedCustomer[];
  /** By opening day, then account id. */
  readonly accounts: readonly PlannedAccount[];
  /** In the order to apply: by day, and within an account as the bank posted. */
  readonly transactions: readonly PlannedTransaction[];
  /** Rows of the source that are not among `transactions`, since they move no money. */
  readonly rowsWithoutAmount: readonly number[];
  /** Outgoing remittances without bank or account of the other side; they are planned as withdrawals. */
  readonly remittancesWithoutCounterparty: readonly number[];
}

export interface PlannedCustomer {
  /** `berka-client-2`; unique, and the same in every plan of this data: good as an idempotency key. */
  readonly reference: string;
  readonly clientId: number;
  /** The source is anonymised: the only name that a client has is a number. */
  readonly name: string;
  readonly birthDate: BusinessDate;
  readonly sex: ClientRow['sex'];
  readonly district: Pick<DistrictRow, 'districtId' | 'name' | 'region'>;
}

export interface PlannedAccount {
  /** `berka-account-576`. */
  readonly reference: string;
  readonly accountId: number;
  readonly openedOn: BusinessDate;
  readonly ownerClientId: number;
  /** Clients with disposition DISPONENT, in id order. */
  readonly additionalHolderClientIds: readonly number[];
  readonly statementFrequency: AccountRow['statementFrequency'];
  /** Zero or a whole number of koruna, in haléř; see overdraft-limit.ts. */
  readonly overdraftLimitMinor: bigint;
  /** How many of its transactions are interest, which is what its tolerance is made of. */
  readonly interestRows: number;
  /** What the bank says stood on it after its last row. */
  readonly closingBalanceMinor: bigint;
}

interface PlannedMovement {
  /** `berka-trans-695247`. */
  readonly reference: string;
  readonly transactionId: number;
  readonly accountId: number;
  /** Booking and value date. */
  readonly bookedOn: BusinessDate;
  /** Always more than zero. */
  readonly amountMinor: bigint;
  /** What `k_symbol` says, in words. */
  readonly purpose?: string;
}

export interface PlannedBooking extends PlannedMovement {
  readonly operation: Exclude<OperationKind, 'incoming-remittance' | 'outgoing-remittance'>;
}

export interface PlannedIncomingRemittance extends PlannedMovement {
  readonly operation: 'incoming-remittance';
  readonly counterparty?: Counterparty;
}

export interface PlannedOutgoingRemittance extends PlannedMovement {
  readonly operation: 'outgoing-remittance';
  readonly counterparty: Counterparty;
}

export type PlannedTransaction = PlannedBooking | PlannedIncomingRemittance | PlannedOutgoingRemittance;
