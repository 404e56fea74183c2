/** What a row of trans.asc does to an account, decided from `type`, `operation`, `k_symbol` in one place. */

export type OperationKind =
  | 'deposit'
  | 'withdrawal'
  | 'card-withdrawal'
  | 'credit-interest'
  | 'debit-interest'
  | 'fee'
  | 'incoming-remittance'
  | 'outgoing-remittance';

/** Undefined where the three words do not belong together. */
export function operationKind(type: string, operation: string, symbol: string): OperationKind | undefined {
  const kind = kinds[`${type}/${operation}`];
  if (kind === 'credit-interest') return symbol === 'UROK' ? kind : undefined;
  if (kind === 'withdrawal') return bookedAsCash[symbol] ?? kind;
  return kind;
}

const kinds: Readonly<Record<string, OperationKind>> = {
  'PRIJEM/VKLAD': 'deposit',
  'PRIJEM/': 'credit-interest',
  'PRIJEM/PREVOD Z UCTU': 'incoming-remittance',
  'VYDAJ/VYBER': 'withdrawal',
  'VYBER/VYBER': 'withdrawal',
  'VYDAJ/VYBER KARTOU': 'card-withdrawal',
  'VYDAJ/PREVOD NA UCET': 'outgoing-remittance',
};

/** The source books its own charges as cash withdrawals; only the symbol tells them from money handed out. */
const bookedAsCash: Readonly<Record<string, OperationKind>> = {
  SLUZBY: 'fee',
  'SANKC. UROK': 'debit-interest',
};

const credits: ReadonlySet<OperationKind> = new Set(['deposit', 'credit-interest', 'incoming-remittance']);

const isCredit = (kind: OperationKind): boolean => credits.has(kind);

/** The rows that the source rounds to one decimal, and so the only cause of drift. */
export const isInterest = (kind: OperationKind): boolean => kind === 'credit-interest' || kind === 'debit-interest';

export const signedAmountMinor = (row: { kind: OperationKind; amountMinor: bigint }): bigint =>
  isCredit(row.kind) ? row.amountMinor : -row.amountMinor;

/** What `k_symbol` says in words; an unknown symbol stands for itself. */
export const purposeOf = (symbol: string): string | undefined => purposes[symbol] ?? (symbol || undefined);

const purposes: Readonly<Record<string, string>> = {
  DUCHOD: 'old-age pension',
  POJISTNE: 'insurance payment',
  'SANKC. UROK': 'penalty interest on a negative balance',
  SIPO: 'household payment',
  SLUZBY: 'statement fee',
  UROK: 'interest credited',
  UVER: 'loan instalment',
};
