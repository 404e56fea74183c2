/** The five tables that a replay reads: their columns in the source's words, what a line of each becomes. */

import { operationKind } from './operation-kind.ts';
import type { AccountRow, ClientRow, DispositionRow, DistrictRow, TransactionRow } from './rows.ts';
import { parseBirthNumber } from './source-values.ts';
import { type Cells, parseTable } from './table.ts';
import type { TableFile } from './table-file.ts';

export const parseAccounts = (file: TableFile): AccountRow[] =>
  parseTable(file, ['account_id', 'district_id', 'frequency', 'date'], (cells) => ({
    line: cells.line,
    accountId: cells.id('account_id'),
    districtId: cells.id('district_id'),
    statementFrequency: cells.word('frequency', frequencies),
    openedOn: cells.day('date'),
  }));

const frequencies = {
  'POPLATEK MESICNE': 'monthly',
  'POPLATEK TYDNE': 'weekly',
  'POPLATEK PO OBRATU': 'after-transaction',
} as const;

export const parseClients = (file: TableFile): ClientRow[] =>
  parseTable(file, ['client_id', 'birth_number', 'district_id'], (cells) => ({
    line: cells.line,
    clientId: cells.id('client_id'),
    districtId: cells.id('district_id'),
    ...(parseBirthNumber(cells.text('birth_number')) ??
      cells.fail('birth_number', 'is not a birth date as YYMMDD, with 50 added to the month of women')),
  }));

export const parseDispositions = (file: TableFile): DispositionRow[] =>
  parseTable(file, ['disp_id', 'client_id', 'account_id', 'type'], (cells) => ({
    line: cells.line,
    dispositionId: cells.id('disp_id'),
    clientId: cells.id('client_id'),
    accountId: cells.id('account_id'),
    role: cells.word('type', { OWNER: 'owner', DISPONENT: 'disponent' } as const),
  }));

/** A1 to A16 are id, name, region and thirteen figures about the people there, which no books need. */
export const parseDistricts = (file: TableFile): DistrictRow[] =>
  parseTable(file, districtColumns, (cells) => ({
    line: cells.line,
    districtId: cells.id('A1'),
    name: cells.text('A2'),
    region: cells.text('A3'),
  }));

const districtColumns = Array.from({ length: 16 }, (_, index) => `A${index + 1}`);

export const parseTransactions = (file: TableFile): TransactionRow[] =>
  parseTable(file, transactionColumns, (cells) => ({
    line: cells.line,
    transactionId: cells.id('trans_id'),
    accountId: cells.id('account_id'),
    bookedOn: cells.day('date'),
    kind: kindOf(cells),
    amountMinor: amountOf(cells),
    balanceMinor: cells.amountMinor('balance'),
    symbol: cells.text('k_symbol'),
    ...counterpartyOf(cells),
  }));

const transactionColumns = [
  'trans_id',
  'account_id',
  'date',
  'type',
  'operation',
  'amount',
  'balance',
  'k_symbol',
  'bank',
  'account',
];

function kindOf(cells: Cells): TransactionRow['kind'] {
  const words = [cells.text('type'), cells.text('operation'), cells.text('k_symbol')] as const;
  return (
    operationKind(...words) ??
    cells.fail('operation', `type, operation and k_symbol do not belong together: ${JSON.stringify(words)}`)
  );
}

function amountOf(cells: Cells): bigint {
  const amountMinor = cells.amountMinor('amount');
  if (amountMinor < 0n) cells.fail('amount', 'is negative; the direction is said by type, never by a sign');
  return amountMinor;
}

/** Both or none: the source writes account 0 where there is no other side. */
function counterpartyOf(cells: Cells): Pick<TransactionRow, 'counterparty'> {
  const bank = cells.text('bank');
  const account = cells.text('account');
  return bank === '' || account === '' || account === '0' ? {} : { counterparty: { bank, account } };
}
