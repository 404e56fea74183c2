/** What banks used of their day, as a gateway holds it in memory: what it let through itself, and what others told. */
import { type BankUse, meterSource } from '@munim/kernel';

/** What the plan counts by day. */
export type Metered = 'commands' | 'exports';
type Totals = Record<Metered, number>;

export interface BankUseState {
  /** One more was let through here, on the UTC day of that time. */
  readonly note: (tenant: string, what: Metered, atMs: number) => void;
  /** On the UTC day of that time: at most what is true, and less only by what others have not told yet. */
  readonly used: (tenant: string, what: Metered, atMs: number) => number;
  /** As the meter found it last; 0 before. */
  readonly storedBytes: (tenant: string) => number;
  /** Takes what somebody told; what was told before, or by ourselves, changes nothing. */
  readonly apply: (use: BankUse) => void;
  /** Own totals that are worth a record; with `all` whatever was not told. */
  readonly untold: (nowMs: number, all?: boolean) => readonly BankUse[];
  readonly markTold: (uses: readonly BankUse[], nowMs: number) => void;
}

interface DayOfBank {
  readonly own: Totals;
  told: Totals;
  toldAtMs: number;
  /** By each other gateway's run, and their sum. */
  readonly others: Map<string, Totals>;
  readonly sum: Totals;
  /** It counts steps of workflows too, and what a killed gateway never told. */
  readonly metered: Totals;
}

const dayMs = 86_400_000;
/** A total is told when it has grown by this part of itself: a bank costs some 1,000 records up to its millionth command. */
const grownShare = 0.01;
/** What grows slower is told this often, as often as the meter counts. */
const tellWithinMs = 300_000;

export function createBankUseState(source: string): BankUseState {
  const days = new Map<string, Map<string, DayOfBank>>();
  const stored = new Map<string, number>();

  const bankOn = (day: string, tenant: string): DayOfBank => {
    const banks = days.get(day) ?? new Map<string, DayOfBank>();
    days.set(day, banks);
    const known = banks.get(tenant) ?? newDay();
    banks.set(tenant, known);
    return known;
  };

  return {
    note: (tenant, what, atMs) => void bankOn(dateOf(atMs), tenant).own[what]++,
    used: (tenant, what, atMs) => {
      const bank = days.get(dateOf(atMs))?.get(tenant);
      return bank === undefined ? 0 : Math.max(bank.metered[what], bank.own[what] + bank.sum[what]);
    },
    storedBytes: (tenant) => stored.get(tenant) ?? 0,
    apply: (use) => {
      if (use.storedBytes !== undefined) stored.set(use.tenant, use.storedBytes);
      if (use.source !== source) take(bankOn(use.day, use.tenant), use);
    },
    untold: (nowMs, all = false) => {
      const today = dateOf(nowMs);
      // Nobody asks for a day that ended a day ago.
      for (const day of days.keys()) if (day < dateOf(nowMs - dayMs)) days.delete(day);
      return [...days].flatMap(([day, banks]) =>
        [...banks]
          .filter(([, bank]) => isDue(bank, nowMs, all || day < today))
          .map(([tenant, { own }]) => ({ tenant, day, source, ...own })),
      );
    },
    markTold: (uses, nowMs) => {
      for (const { tenant, day, commands, exports } of uses)
        Object.assign(bankOn(day, tenant), { told: { commands, exports }, toldAtMs: nowMs });
    },
  };
}

const nothing = (): Totals => ({ commands: 0, exports: 0 });
const metered = ['commands', 'exports'] as const satisfies readonly Metered[];

const newDay = (): DayOfBank => ({
  own: nothing(),
  told: nothing(),
  toldAtMs: 0,
  others: new Map(),
  sum: nothing(),
  metered: nothing(),
});

/** Totals only grow, so that an older word, or the same again, takes nothing back. */
function take(bank: DayOfBank, use: BankUse): void {
  const before = use.source === meterSource ? bank.metered : (bank.others.get(use.source) ?? nothing());
  for (const what of metered) {
    const grown = Math.max(0, use[what] - before[what]);
    before[what] += grown;
    if (use.source !== meterSource) bank.sum[what] += grown;
  }
  if (use.source !== meterSource) bank.others.set(use.source, before);
}

function isDue({ own, told, toldAtMs }: DayOfBank, nowMs: number, all: boolean): boolean {
  const grown = metered.filter((what) => own[what] > told[what]);
  if (all || nowMs - toldAtMs >= tellWithinMs) return grown.length > 0;
  return grown.some((what) => own[what] - told[what] >= own[what] * grownShare);
}

const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
