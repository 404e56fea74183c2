/** How long the law wants a record kept, as data with its source: the longest rule that applies is the lock. */

export type RecordClass =
  | 'bank-transaction'
  | 'identification'
  | 'wallet-transaction'
  | 'books-of-account'
  | 'mutual-fund-record'
  | 'intermediary-record'
  | 'loan-record'
  | 'audit-trail';

export interface RetentionRule {
  readonly regulator: string;
  readonly recordClass: RecordClass;
  readonly minimumYears: number;
  /** What the years count from. A later event than the record's own extends its lock when it happens. */
  readonly fromEvent: 'record' | 'relationship-end';
  readonly citation: string;
  /** How far the citation could be checked; nothing here is legal advice. */
  readonly standing: 'official text' | 'secondary sources' | 'own figure, no source';
  /** ISO dates, the last day included; open when undefined. */
  readonly validFrom: string;
  readonly validTo?: string;
}

export const retentionRules: readonly RetentionRule[] = [
  {
    regulator: 'RBI',
    recordClass: 'bank-transaction',
    minimumYears: 10,
    fromEvent: 'record',
    citation: 'Prevention of Money-laundering Act 2002 before its amendment of 2012',
    standing: 'official text',
    validFrom: '2002-01-01',
    validTo: '2014-06-24',
  },
  {
    regulator: 'RBI',
    recordClass: 'bank-transaction',
    minimumYears: 5,
    fromEvent: 'record',
    citation: 'RBI/2013-14/657 of 25 June 2014; KYC Master Direction, record management',
    standing: 'official text',
    validFrom: '2014-06-25',
  },
  {
    regulator: 'RBI',
    recordClass: 'identification',
    minimumYears: 5,
    fromEvent: 'relationship-end',
    citation: 'KYC Master Direction, record management',
    standing: 'secondary sources',
    validFrom: '2014-06-25',
  },
  {
    regulator: 'RBI',
    recordClass: 'wallet-transaction',
    minimumYears: 10,
    fromEvent: 'record',
    citation: 'Master Direction on Prepaid Payment Instruments: log of all transactions',
    standing: 'secondary sources',
    validFrom: '2017-10-11',
  },
  {
    regulator: 'MCA',
    recordClass: 'books-of-account',
    minimumYears: 8,
    fromEvent: 'record',
    citation: 'Companies (Accounts) Rules 3(1), edit log, from financial year 2023-24',
    standing: 'secondary sources',
    validFrom: '2023-04-01',
  },
  {
    regulator: 'SEBI',
    recordClass: 'mutual-fund-record',
    minimumYears: 8,
    fromEvent: 'record',
    citation: 'SEBI (Mutual Funds) Regulations 1996, regulation 50',
    standing: 'secondary sources',
    validFrom: '1996-12-09',
    validTo: '2026-03-31',
  },
  {
    regulator: 'SEBI',
    recordClass: 'mutual-fund-record',
    minimumYears: 8,
    fromEvent: 'record',
    citation: 'SEBI (Mutual Funds) Regulations 2026; the figure of 1996 is kept until its clause is confirmed',
    standing: 'own figure, no source',
    validFrom: '2026-04-01',
  },
  {
    regulator: 'SEBI',
    recordClass: 'intermediary-record',
    minimumYears: 5,
    fromEvent: 'record',
    citation: 'SEBI instructions to exchanges of December 2009 on keeping records of intermediaries',
    standing: 'secondary sources',
    validFrom: '2009-12-10',
  },
  {
    regulator: 'RBI',
    recordClass: 'loan-record',
    minimumYears: 10,
    fromEvent: 'record',
    citation: 'The conservative choice for loans; no rule was found that asks for less',
    standing: 'own figure, no source',
    validFrom: '2002-01-01',
  },
  {
    regulator: 'RBI',
    recordClass: 'audit-trail',
    minimumYears: 10,
    fromEvent: 'record',
    citation:
      'As long as the longest record that it accounts for; the edit log of Companies Rules 3(1) asks for 8 years',
    standing: 'own figure, no source',
    validFrom: '2002-01-01',
  },
];

/** Every event of a bank is also a book entry; what else it is, its context says. */
const classesOfContext: Readonly<Record<string, readonly RecordClass[]>> = {
  accounts: ['bank-transaction', 'books-of-account'],
  customers: ['identification', 'books-of-account'],
  transfers: ['bank-transaction', 'books-of-account'],
  wallets: ['wallet-transaction', 'books-of-account'],
  loans: ['loan-record', 'books-of-account'],
  'mutual-funds': ['mutual-fund-record', 'books-of-account'],
};

const allClasses: readonly RecordClass[] = [...new Set(retentionRules.map((rule) => rule.recordClass))];

/**
 * Record classes of a bank with these contexts. A tile of the log holds events of all of them, so it is locked for the
 * longest; a context that this table does not know counts as every class, which errs on the long side.
 */
export const recordClassesOf = (contexts: readonly string[]): readonly RecordClass[] => [
  ...new Set(contexts.flatMap((context) => classesOfContext[context] ?? allClasses)),
];

/** Until when records of these classes that are written at `atMs` must be kept; rounded up to the whole second of S3. */
export function retainUntil(
  classes: readonly RecordClass[],
  atMs: number,
  rules: readonly RetentionRule[] = retentionRules,
): Date {
  const day = new Date(atMs).toISOString().slice(0, 10);
  const years = classes.map((recordClass) => {
    const applying = rules.filter((rule) => rule.recordClass === recordClass && isValidOn(rule, day));
    if (applying.length === 0) throw new Error(`no retention rule for ${recordClass} is valid on ${day}`);
    return Math.max(...applying.map((rule) => rule.minimumYears));
  });
  if (years.length === 0) throw new Error('a record without a class has no retention: name at least one');
  const until = new Date(Math.ceil(atMs / 1000) * 1000);
  until.setUTCFullYear(until.getUTCFullYear() + Math.max(...years));
  return until;
}

const isValidOn = ({ validFrom, validTo }: RetentionRule, day: string): boolean =>
  validFrom <= day && (validTo === undefined || day <= validTo);
