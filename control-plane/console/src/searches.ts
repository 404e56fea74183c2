/** What the addresses of lists carry; whatever else somebody puts into an address is dropped. */
import { bankTabs } from './addresses.ts';
import type { Run, Tenant } from './api/client.ts';

export const bankStates: readonly Tenant['state'][] = [
  'requested',
  'provisioning',
  'active',
  'suspended',
  'offboarding',
  'retained',
  'disposed',
  'failed',
];
export const runStates: readonly Run['state'][] = ['queued', 'running', 'succeeded', 'failed'];

type Search = Readonly<Record<string, unknown>>;

/** Numbers and booleans are texts that looked like something else. */
function text(value: unknown): string | undefined {
  if (typeof value === 'number' || typeof value === 'boolean') return String(value);
  return typeof value === 'string' && value.trim() !== '' ? value : undefined;
}

const oneOf = <Word extends string>(words: readonly Word[], value: unknown): Word | undefined =>
  words.find((word) => word === value);

/** A day of the calendar: the thirtieth of February would be asked for as a day of March. */
function day(value: unknown): string | undefined {
  const given = text(value);
  if (given === undefined || !/^\d{4}-\d\d-\d\d$/.test(given)) return undefined;
  const instant = new Date(`${given}T00:00:00Z`);
  return !Number.isNaN(instant.getTime()) && instant.toISOString().startsWith(given) ? given : undefined;
}

/** Members without a value are left out of the address. */
function given<Member extends object>(members: Member): Partial<{ [Name in keyof Member]: Defined<Member[Name]> }> {
  return Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined)) as never;
}
type Defined<Value> = Exclude<Value, undefined>;

export const banksSearch = (search: Search) =>
  given({
    search: text(search['search']),
    state: oneOf(bankStates, search['state']),
    cursor: text(search['cursor']),
  });

function month(value: unknown): string | undefined {
  const said = text(value);
  return said !== undefined && /^20\d\d-(?:0[1-9]|1[0-2])$/.test(said) ? said : undefined;
}

export const bankSearch = (search: Search) =>
  given({
    tab: oneOf(bankTabs, search['tab']),
    /** Of the usage. */
    from: day(search['from']),
    to: day(search['to']),
    month: month(search['month']),
    /** Of the tab's list. */
    cursor: text(search['cursor']),
  });

/** Of a list that nothing is looked for in. */
export const pageSearch = (search: Search) => given({ cursor: text(search['cursor']) });

export const runsSearch = (search: Search) =>
  given({
    tenantId: text(search['tenantId']),
    state: oneOf(runStates, search['state']),
    cursor: text(search['cursor']),
  });

export const auditSearch = (search: Search) =>
  given({
    actor: text(search['actor']),
    action: text(search['action']),
    target: text(search['target']),
    from: day(search['from']),
    to: day(search['to']),
    cursor: text(search['cursor']),
  });

/** Only a path of the console: a sign-in sends nobody to another site. */
export const signInSearch = (search: Search) => {
  const next = text(search['next']);
  return given({
    next: next !== undefined && /^\/(?![/\\])/.test(next) ? next : undefined,
    /** Why a page has led here by itself. */
    why: oneOf(['idle'] as const, search['why']),
  });
};
