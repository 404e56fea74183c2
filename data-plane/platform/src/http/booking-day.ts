/** The day that a request books on: the one it names, or today; never one that has not begun anywhere. */
import { type BusinessDate, businessDateOf, platformProblems, ProblemError } from '@munim/kernel';

/** East of Greenwich a bank's today begins up to 14 hours before UTC's. */
const hoursAheadMax = 14;

/** Throws when the day has not begun anywhere: books are not kept in the future. */
export function bookingDay(asked: BusinessDate | string | undefined, today: BusinessDate, nowMs: number): BusinessDate {
  if (asked === undefined) return today;
  const latest = businessDateOf(new Date(nowMs + hoursAheadMax * 3_600_000));
  if (asked > latest)
    throw new ProblemError(platformProblems.invalidRequest, 'The booking date lies in the future.', {
      errors: [{ pointer: '/bookingDate', detail: `at the latest ${latest}` }],
    });
  return asked as BusinessDate;
}
