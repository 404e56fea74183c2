/** Puts transactions into an order in which the bank can have posted them: the source keeps only days. */

import { roundingMinor } from './balance-chain.ts';
import { BerkaDataError } from './data-error.ts';
import { TooManyOrders, dayOrders, placementsMax } from './day-orders.ts';
import type { TransactionRow } from './rows.ts';
import { decimalText } from './source-values.ts';

/**
 * By day, then by account, then so that each row's balance follows from the one before it to within 0.10.
 * Every row is kept. Throws a BerkaDataError naming the account and the day where no such order exists.
 */
export function orderTransactions(rows: readonly TransactionRow[]): TransactionRow[] {
  const byAccount = Map.groupBy(rows, (row) => row.accountId);
  const accountIds = [...byAccount.keys()].sort((a, b) => a - b);
  const inAccountOrder = accountIds.flatMap((accountId) => orderAccount(byAccount.get(accountId)!));
  const byDay = Map.groupBy(inAccountOrder, (row) => row.bookedOn);
  return [...byDay.keys()].sort().flatMap((day) => byDay.get(day)!);
}

/**
 * Takes each day's best order, and goes back a day for its next one when a later day cannot follow. A day
 * depends on the past only through its opening balance, so a balance that failed once is not tried again.
 */
function orderAccount(rows: readonly TransactionRow[]): TransactionRow[] {
  const days = daysOf(rows);
  const tried = days.map(() => new Set<bigint>());
  const searches: Iterator<readonly TransactionRow[]>[] = [];
  const chosen: (readonly TransactionRow[])[] = [];
  let furthest = { day: 0, openingMinor: 0n };

  const searchDay = (day: number, openingMinor: bigint): void => {
    const failedBefore = tried[day]!.has(openingMinor);
    searches.push(failedBefore ? [].values() : dayOrders(days[day]!, openingMinor));
    tried[day]!.add(openingMinor);
    if (day > furthest.day) furthest = { day, openingMinor };
  };

  searchDay(0, 0n);
  while (chosen.length < days.length) {
    const day = chosen.length;
    const found = nextOrder(searches.at(-1)!, days[day]!);
    if (found) {
      chosen.push(found);
      if (day + 1 < days.length) searchDay(day + 1, found.at(-1)!.balanceMinor);
    } else {
      searches.pop();
      chosen.pop();
      if (searches.length === 0) throw impossible(days[furthest.day]!, furthest.openingMinor);
    }
  }
  return chosen.flat();
}

function daysOf(rows: readonly TransactionRow[]): TransactionRow[][] {
  const byDay = Map.groupBy(rows, (row) => row.bookedOn);
  return [...byDay.keys()].sort().map((day) => byDay.get(day)!);
}

function nextOrder(
  search: Iterator<readonly TransactionRow[]>,
  rows: readonly TransactionRow[],
): readonly TransactionRow[] | undefined {
  try {
    const step = search.next();
    return step.done ? undefined : step.value;
  } catch (error) {
    if (!(error instanceof TooManyOrders)) throw error;
    throw new BerkaDataError(
      placeOf(rows),
      `no order of its ${rows.length} rows was found in ${placementsMax} placements; ` +
        'most likely one of them has a wrong amount or balance',
    );
  }
}

function impossible(rows: readonly TransactionRow[], openingMinor: bigint): BerkaDataError {
  const subject = rows.length === 1 ? 'its row does not follow' : `no order of its ${rows.length} rows follows`;
  const opening = decimalText(openingMinor);
  return new BerkaDataError(
    placeOf(rows),
    `${subject} from the balance ${opening} before it to within ${decimalText(roundingMinor)}`,
  );
}

function placeOf(rows: readonly TransactionRow[]): { file: string } {
  const { accountId, bookedOn } = rows[0]!;
  return { file: `transactions of account ${accountId} on ${bookedOn} (lines ${linesOf(rows)})` };
}

const linesOf = (rows: readonly TransactionRow[]): string =>
  rows
    .map((row) => row.line)
    .sort((a, b) => a - b)
    .slice(0, linesShownMax)
    .join(', ');

/** Enough to find the day in the file; a message stays one line. */
const linesShownMax = 10;
