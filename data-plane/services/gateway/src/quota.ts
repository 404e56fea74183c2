/**
 * What a bank's plan lets it ask of this pod: requests a second, commands and exports a UTC day, and commands only while its
 * storage holds. Each answer says how the bank stands.
 */
import { platformProblems, ProblemError, type TenantLimits } from '@munim/kernel';
import { createRate, type QuotaHeaders, quotaHeadersOf, rateLimited, type Standing } from '@munim/platform/http';
import type { BankUseState, Metered } from '@munim/platform/tenancy';

export interface Asked {
  readonly tenant: string;
  readonly limits: TenantLimits;
  /** What it counts as, besides a request. */
  readonly counts?: Metered | undefined;
}

export interface Admission {
  /** To be called once, with the answer: what was refused, or answered before, does not count. */
  readonly settle: (counted: boolean) => QuotaHeaders;
}

const dayMs = 86_400_000;

/** Throws `rate-limited`, `storage-used-up`, and `context-switched-off` for what the plan holds nothing of. */
export function createQuota(
  use: Pick<BankUseState, 'note' | 'used' | 'storedBytes'>,
): (asked: Asked, nowMs: number) => Admission {
  const rate = createRate('bank');
  /** Let through and not answered yet: they have their place in the day, so that many at once are not more than it holds. */
  const underWay = new Map<string, number>();
  const keyOf = ({ tenant, what }: Day): string => `${what} ${tenant}`;
  const unusedOf = ({ tenant, what, most }: Day, nowMs: number): number => most - use.used(tenant, what, nowMs);
  const leftOf = (day: Day, nowMs: number): number => unusedOf(day, nowMs) - (underWay.get(keyOf(day)) ?? 0);
  const reserve = (day: Day, places: 1 | -1): void => {
    const now = (underWay.get(keyOf(day)) ?? 0) + places;
    if (now === 0) underWay.delete(keyOf(day));
    else underWay.set(keyOf(day), now);
  };

  return (asked, nowMs) => {
    const { tenant, limits } = asked;
    const { requestsPerSecond } = limits;
    const day = dayOf(asked);
    const standing = (left: number): Standing[] => (day ? [dayStanding(day, left, nowMs)] : []);
    if (asked.counts === 'commands') assertRoom(limits, use.storedBytes(tenant));
    // What the day refuses takes nothing of the rate, which reads need.
    if (day && leftOf(day, nowMs) <= 0) {
      // Of those under way some may yet be refused: a second tells.
      const wait = unusedOf(day, nowMs) > 0 ? 1 : secondsLeft(nowMs);
      throw rateLimited(
        `the plan allows ${day.most} ${day.what} a day`,
        wait,
        quotaHeadersOf([rate.look(tenant, requestsPerSecond, nowMs), ...standing(0)]),
      );
    }
    const { waitSeconds, ...taken } = rate.take(tenant, requestsPerSecond, nowMs);
    if (waitSeconds !== undefined)
      throw rateLimited(`the plan allows ${requestsPerSecond} requests a second`, waitSeconds, quotaHeadersOf([taken]));
    if (day) reserve(day, 1);
    return {
      settle: (counted) => {
        if (day) reserve(day, -1);
        if (counted && asked.counts) use.note(tenant, asked.counts, nowMs);
        return quotaHeadersOf([taken, ...standing(day ? Math.max(0, leftOf(day, nowMs)) : 0)]);
      },
    };
  };
}

interface Day {
  readonly tenant: string;
  readonly what: Metered;
  readonly most: number;
}

function dayOf({ tenant, limits, counts }: Asked): Day | undefined {
  const most = counts === undefined ? undefined : limits[`${counts}PerDay`];
  if (counts === undefined || most === undefined) return undefined;
  // No wait would help.
  if (most === 0) throw new ProblemError(platformProblems.contextSwitchedOff, `the plan holds no ${counts}`);
  return { tenant, what: counts, most };
}

function assertRoom({ storageBytes }: TenantLimits, storedBytes: number): void {
  if (storageBytes !== undefined && storedBytes > storageBytes)
    throw new ProblemError(
      platformProblems.storageUsedUp,
      `the plan allows ${storageBytes} bytes in database and archive, and there are ${storedBytes}`,
    );
}

const secondsLeft = (nowMs: number): number => Math.ceil((dayMs - (nowMs % dayMs)) / 1000);

const dayStanding = ({ what, most }: Day, left: number, nowMs: number): Standing => ({
  policy: `"day-${what}";q=${most};w=${dayMs / 1000}`,
  limit: `"day-${what}";r=${left};t=${secondsLeft(nowMs)}`,
});
