/** The chart of accounts that every bank starts with, as data; a bank adds its own with `openLedgerAccount`. */
import type { LedgerRef, Side } from './posting.ts';

export const ledgerAccountTypes = ['ASSET', 'LIABILITY', 'EQUITY', 'INCOME', 'EXPENSE'] as const;
export type LedgerAccountType = (typeof ledgerAccountTypes)[number];

export interface LedgerAccount {
  readonly code: string;
  readonly name: string;
  readonly type: LedgerAccountType;
  /**
   * `open`: a posting may name it. `control`: the sum of other accounts, never posted to itself. `transit`: only
   * movements between two accounts pass through it, and each leaves it at zero.
   */
  readonly use: 'open' | 'control' | 'transit';
}

/** 4 to 8 digits, as charts of accounts have. */
export const ledgerCodePattern = /^[1-9][0-9]{3,7}$/;

const row = (
  code: string,
  name: string,
  type: LedgerAccountType,
  use: LedgerAccount['use'] = 'open',
): LedgerAccount => ({
  code,
  name,
  type,
  use,
});

export const defaultChart: readonly LedgerAccount[] = [
  row('1000', 'Cash', 'ASSET'),
  row('1100', 'Clearing settlement', 'ASSET'),
  row('1110', 'Card settlement', 'ASSET'),
  row('1200', 'Loans to customers', 'ASSET'),
  row('2000', 'Customer deposits', 'LIABILITY', 'control'),
  row('2100', 'Sundry creditors', 'LIABILITY'),
  row('2900', 'Transfers in transit', 'LIABILITY', 'transit'),
  row('3000', 'Share capital', 'EQUITY'),
  row('3100', 'Retained earnings', 'EQUITY'),
  row('4000', 'Fee income', 'INCOME'),
  row('4100', 'Interest income', 'INCOME'),
  row('4900', 'Other income', 'INCOME'),
  row('5000', 'Interest expense', 'EXPENSE'),
  row('5100', 'Operating expense', 'EXPENSE'),
];

const byCode: ReadonlyMap<string, LedgerAccount> = new Map(defaultChart.map((one) => [one.code, one]));

export const defaultLedgerAccount = (code: string): LedgerAccount | undefined => byCode.get(code);

/** Control account: its balance is that of all customers' accounts together. */
export const customerDeposits = '2000';
/** Where money is between the two halves of a movement. */
export const inTransit: LedgerRef = 'gl:2900';

export const ledgerRef = (code: string): LedgerRef => `gl:${code}`;
export const isLedgerRef = (account: string): account is LedgerRef => account.startsWith('gl:');
export const ledgerCodeOf = (ref: LedgerRef): string => ref.slice(3);

/** The side on which an account of this type grows. */
export const normalSideOf = (type: LedgerAccountType): Side =>
  type === 'ASSET' || type === 'EXPENSE' ? 'DEBIT' : 'CREDIT';
