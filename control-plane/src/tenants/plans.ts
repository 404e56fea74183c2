/** The plans that a bank can have, as data: what each switches on, how much it may use, and where it lives. */
import { ProblemError } from '@munim/kernel';
import { controlProblems } from '../problems.ts';
import { type ContextName, contextNames } from './contexts.ts';

export const environments = ['live', 'sandbox'] as const;
/** A `sandbox` is a bank like any other, for trying things out: its money is nobody's. */
export type Environment = (typeof environments)[number];

/** How much a bank may use. Gateways hold it to that; of clients no more are made. */
export interface Quotas {
  readonly requestsPerSecond: number;
  /** By UTC day, like exports. */
  readonly commandsPerDay: number;
  /** Of database and archive: beyond it commands are refused, reads go on. */
  readonly storageBytes: number;
  /** Pages of the log. */
  readonly exportsPerDay: number;
  readonly clientsMax: number;
}
export const planNames = ['sandbox', 'starter', 'standard', 'dedicated'] as const;
export type PlanName = (typeof planNames)[number];

export interface Plan {
  readonly environment: Environment;
  /** Businesses that it may have switched on. */
  readonly contexts: readonly ContextName[];
  readonly quotas: Quotas;
  /** Among other banks, or in a cell of its own. */
  readonly tier: 'pool' | 'dedicated';
  /** Whether a bank of this plan has a sandbox bank beside it. */
  readonly hasSandbox: boolean;
}

const gib = 2 ** 30;
const all = [...contextNames];

/**
 * Rates: a pod of the gateway carries some 5,000 requests a second, so one bank of a pool cannot take it from the others.
 * Storage: an event is about 1 kB with its indexes, so each plan's bytes hold some years of its commands. Exports: a page of
 * the log is 500 events, so each plan's hold all that its commands of a day write, some two events each, at least twice; and
 * who follows the log may ask every few seconds. Clients: each is a line in the memory of every issuer.
 */
export const plans: Readonly<Record<PlanName, Plan>> = {
  sandbox: {
    environment: 'sandbox',
    contexts: all,
    quotas: quotas(100, 100_000, 10 * gib, 10_000, 10),
    tier: 'pool',
    hasSandbox: false,
  },
  starter: {
    environment: 'live',
    contexts: all,
    quotas: quotas(2_000, 1_000_000, 500 * gib, 20_000, 25),
    tier: 'pool',
    hasSandbox: false,
  },
  standard: {
    environment: 'live',
    contexts: all,
    quotas: quotas(4_000, 10_000_000, 5_000 * gib, 100_000, 100),
    tier: 'pool',
    hasSandbox: true,
  },
  dedicated: {
    environment: 'live',
    contexts: all,
    quotas: quotas(20_000, 100_000_000, 50_000 * gib, 1_000_000, 500),
    tier: 'dedicated',
    hasSandbox: true,
  },
};

function quotas(
  requestsPerSecond: number,
  commandsPerDay: number,
  storageBytes: number,
  exportsPerDay: number,
  clientsMax: number,
): Quotas {
  return { requestsPerSecond, commandsPerDay, storageBytes, exportsPerDay, clientsMax };
}

/** What a bank may use: its plan's, with what was agreed with it beyond or below that. */
export const quotasOf = (of: { readonly plan: PlanName; readonly quotas: Partial<Quotas> }): Quotas => ({
  ...plans[of.plan].quotas,
  ...of.quotas,
});

/** Throws `not-of-the-plan`. */
export function assertInPlan({ plan: name }: { readonly plan: PlanName }, contexts: readonly ContextName[]): void {
  const beyond = contexts.filter((context) => !plans[name].contexts.includes(context));
  if (beyond.length > 0)
    throw new ProblemError(controlProblems.notOfThePlan, `the plan ${name} does not hold ${beyond.join(', ')}`);
}
