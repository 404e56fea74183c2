/** Puts transactions into an order in which the bank can have posted them: the source keeps only days. */

import type { BusinessDate } from '@munim/kernel';
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
  const byAccount = [...Map.groupBy(rows, (row) => row.accountId)].sort(([a], [b]) => a - b);
  const inAccountOrder = byAccount.flatMap(([accountId, ofAccount]) => orderAccount(accountId, ofAccount));
  return byDay(inAccountOrder).flatMap(([, ofDay]) => ofDay);
}

/** All rows of one account on one day. */
interface AccountDay {
  readonly accountId: number;
  readonly bookedOn: BusinessDate;
  readonly rows: readonly TransactionRow[];
  /** Opening balances that its orders were searched for. */
  readonly tried: Set<bigint>;
}

/** A day whose orders are gone through, and the one that is taken for now. */
interface Search {
  /** 1 for the account's first day. */
  readonly depth: number;
  readonly day: AccountDay;
  readonly openingMinor: bigint;
  readonly orders: Iterator<readonly TransactionRow[]>;
  chosen: readonly TransactionRow[];
}

/**
 * Takes each day's best order, and goes back a day for its next one when a later day cannot follow. A day
 * depends on the past only through its opening balance, so a balance that failed once is not tried again.
 */
function orderAccount(accountId: number, rows: readonly TransactionRow[]): TransactionRow[] {
  const days = byDay(rows).map(([bookedOn, ofDay]) => ({ accountId, bookedOn, rows: ofDay, tried: new Set<bigint>() }));
  const searches: Search[] = [];
  let furthest: Search | undefined;
  let openingMinor = 0n;
  for (let day = days[0]; day; day = days[searches.length]) {
    const begun = beginSearch(day, searches.length + 1, openingMinor);
    searches.push(begun);
    if (begun.depth > (furthest?.depth ?? 0)) furthest = begun;
    const current = takeNextOrder(searches);
    if (!current) throw impossible(furthest ?? begun);
    openingMinor = current.chosen.at(-1)?.balanceMinor ?? current.openingMinor;
  }
  return searches.flatMap(({ chosen }) => chosen);
}

/** Earliest day first, the rows of a day as they came. */
function byDay(rows: readonly TransactionRow[]): [BusinessDate, TransactionRow[]][] {
  return [...Map.groupBy(rows, (row) => row.bookedOn)].sort(([a], [b]) => (a < b ? -1 : 1));
}

function beginSearch(day: AccountDay, depth: number, openingMinor: bigint): Search {
  const orders = day.tried.has(openingMinor) ? [].values() : dayOrders(day.rows, openingMinor);
  day.tried.add(openingMinor);
  return { depth, day, openingMinor, orders, chosen: [] };
}

/** The latest day that has another order takes it; days after it are forgotten. Undefined when none has. */
function takeNextOrder(searches: Search[]): Search | undefined {
  for (let search = searches.at(-1); search; search = searches.at(-1)) {
    const order = nextOrder(search);
    if (order) {
      search.chosen = order;
      return search;
    }
    searches.pop();
  }
  return undefined;
}

function nextOrder({ orders, day }: Search): readonly TransactionRow[] | undefined {
  try {
    const step = orders.next();
    return step.done ? undefined : step.value;
  } catch (error) {
    if (!(error instanceof TooManyOrders)) throw error;
    throw new BerkaDataError(
      placeOf(day),
      `no order of its ${day.rows.length} rows was found in ${placementsMax} placements; ` +
        'most likely one of them has a wrong amount or balance',
    );
  }
}

function impossible({ day, openingMinor }: Search): BerkaDataError {
  const count = day.rows.length;
  const subject = count === 1 ? 'its row does not follow' : `no order of its ${count} rows follows`;
  const opening = decimalText(openingMinor);
  return new BerkaDataError(
    placeOf(day),
    `${subject} from the balance ${opening} before it to within ${decimalText(roundingMinor)}`,
  );
}

const placeOf = ({ accountId, bookedOn, rows }: AccountDay): { file: string } => ({
  file: `transactions of account ${accountId} on ${bookedOn} (lines ${linesOf(rows)})`,
});

const linesOf = (rows: readonly TransactionRow[]): string =>
  rows
    .map((row) => row.line)
    .sort((a, b) => a - b)
    .slice(0, linesShownMax)
    .join(', ');

/** Enough to find the day in the file; a message stays one line. */
const linesShownMax = 10;
