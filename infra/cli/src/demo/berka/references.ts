/** Checks what no single line shows: ids given once, references that lead somewhere, one owner an account. */

import { BerkaDataError } from './data-error.ts';
import type { AccountRow, BerkaData } from './rows.ts';
import type { TableName } from './table-file.ts';

export type TablePaths = Readonly<Record<TableName, string>>;

/** Throws at the first line that does not fit the others. */
export function checkReferences(data: BerkaData, paths: TablePaths): void {
  const accounts = uniqueBy(data.accounts, (row) => row.accountId, paths.account, 'account_id');
  const clients = uniqueBy(data.clients, (row) => row.clientId, paths.client, 'client_id');
  const districts = uniqueBy(data.districts, (row) => row.districtId, paths.district, 'A1');
  uniqueBy(data.dispositions, (row) => row.dispositionId, paths.disp, 'disp_id');
  uniqueBy(data.transactions, (row) => row.transactionId, paths.trans, 'trans_id');

  const client = { known: clients, of: paths.client, column: 'client_id' };
  const account = { known: accounts, of: paths.account, column: 'account_id' };
  const district = { known: districts, of: paths.district, column: 'district_id' };
  for (const row of data.clients) follow(row, row.districtId, district, paths.client);
  for (const row of data.accounts) follow(row, row.districtId, district, paths.account);
  for (const row of data.dispositions) {
    follow(row, row.clientId, client, paths.disp);
    follow(row, row.accountId, account, paths.disp);
  }
  for (const row of data.transactions) follow(row, row.accountId, account, paths.trans);
  checkOwners(data, paths);
  checkOpeningDays(data, accounts, paths);
}

function uniqueBy<Row extends { line: number }>(
  rows: readonly Row[],
  idOf: (row: Row) => number,
  file: string,
  column: string,
): Map<number, Row> {
  const byId = new Map<number, Row>();
  for (const row of rows) {
    const first = byId.get(idOf(row));
    if (first) {
      throw new BerkaDataError(
        { file, line: row.line, column },
        `${idOf(row)} is taken already, by line ${first.line}`,
      );
    }
    byId.set(idOf(row), row);
  }
  return byId;
}

interface Target {
  readonly known: ReadonlyMap<number, unknown>;
  readonly of: string;
  readonly column: string;
}

function follow(row: { line: number }, id: number, target: Target, file: string): void {
  if (target.known.has(id)) return;
  throw new BerkaDataError({ file, line: row.line, column: target.column }, `${id} is not in ${target.of}`);
}

function checkOwners(data: BerkaData, paths: TablePaths): void {
  const owned = new Map<number, number>();
  for (const row of data.dispositions) {
    if (row.role !== 'owner') continue;
    const other = owned.get(row.accountId);
    if (other !== undefined) {
      const problem = `account ${row.accountId} has an owner already, on line ${other}`;
      throw new BerkaDataError({ file: paths.disp, line: row.line, column: 'type' }, problem);
    }
    owned.set(row.accountId, row.line);
  }
  const orphan = data.accounts.find((row) => !owned.has(row.accountId));
  if (!orphan) return;
  const problem = `account ${orphan.accountId} has no OWNER in ${paths.disp}`;
  throw new BerkaDataError({ file: paths.account, line: orphan.line, column: 'account_id' }, problem);
}

function checkOpeningDays(data: BerkaData, accounts: ReadonlyMap<number, AccountRow>, paths: TablePaths): void {
  for (const row of data.transactions) {
    const openedOn = accounts.get(row.accountId)?.openedOn;
    if (openedOn === undefined || row.bookedOn >= openedOn) continue;
    const problem = `${row.bookedOn} lies before account ${row.accountId} was opened, on ${openedOn}`;
    throw new BerkaDataError({ file: paths.trans, line: row.line, column: 'date' }, problem);
  }
}
