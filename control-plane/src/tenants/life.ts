/** The life of a bank as a pure state machine: which trigger leads where, and what is allowed when one is refused. */

export const tenantStates = [
  'requested',
  'provisioning',
  'active',
  'suspended',
  'offboarding',
  'retained',
  'disposed',
  'failed',
] as const;
export type TenantState = (typeof tenantStates)[number];

export const tenantTriggers = [
  'start-provisioning',
  'complete-provisioning',
  'fail-provisioning',
  'suspend',
  'resume',
  'offboard',
  'recall',
  'retain',
  'dispose',
] as const;
export type TenantTrigger = (typeof tenantTriggers)[number];

/** A bank can leave from either; only from `suspended` was it ever complete. */
export type OffboardedFrom = Extract<TenantState, 'suspended' | 'failed'>;

export interface Life {
  readonly state: TenantState;
  /** Of a bank that leaves or has left: what it was before. */
  readonly offboardedFrom?: OffboardedFrom | null;
}

const whatItWas = 'what-it-was';

/**
 * A failed bank is tried again or given up; an active one is suspended before it is offboarded, so that nothing is torn
 * down under traffic. `disposed` is final: the id stays taken.
 */
const table: Readonly<Record<TenantState, Readonly<Partial<Record<TenantTrigger, TenantState | typeof whatItWas>>>>> = {
  requested: { 'start-provisioning': 'provisioning' },
  provisioning: {
    // A run that another worker takes over starts again.
    'start-provisioning': 'provisioning',
    'complete-provisioning': 'active',
    'fail-provisioning': 'failed',
  },
  failed: { 'start-provisioning': 'provisioning', offboard: 'offboarding' },
  active: { suspend: 'suspended' },
  suspended: { resume: 'active', offboard: 'offboarding' },
  // Until the destruction starts, it can be thought better of.
  offboarding: { recall: whatItWas, retain: 'retained' },
  retained: { dispose: 'disposed' },
  disposed: {},
};

export type Transition =
  | { readonly allowed: true; readonly life: Required<Life> }
  | { readonly allowed: false; readonly triggers: readonly TenantTrigger[] };

export function transition(life: Life, trigger: TenantTrigger): Transition {
  const next = table[life.state][trigger];
  if (next === undefined)
    return { allowed: false, triggers: tenantTriggers.filter((one) => table[life.state][one] !== undefined) };
  // Of one that nobody wrote down it is not known whether it was ever complete: what failed is made whole first.
  if (next === whatItWas)
    return { allowed: true, life: { state: life.offboardedFrom ?? 'failed', offboardedFrom: null } };
  const leaves = trigger === 'offboard' ? (life.state as OffboardedFrom) : null;
  return { allowed: true, life: { state: next, offboardedFrom: leaves ?? life.offboardedFrom ?? null } };
}

/** What an operator asks for to pull each trigger; the others are the provisioner's own. */
const asked: Readonly<Partial<Record<TenantTrigger, string>>> = {
  'start-provisioning': 'provision',
  suspend: 'suspend',
  resume: 'resume',
  offboard: 'offboard',
  recall: 'recall',
};

/** What an operator may ask for in this state; while a bank is provisioned its run is all that happens to it. */
export const allowedToOperators = ({ state }: Life): string[] =>
  state === 'provisioning'
    ? []
    : tenantTriggers.flatMap((one) => (table[state][one] !== undefined && asked[one] ? [asked[one]] : []));

/** States in which pods know the bank: what the registry announces. */
export type ServingTenantState = Extract<TenantState, 'active' | 'suspended' | 'offboarding'>;

/** Whether pods know the bank. One that leaves without ever having been complete was never announced. */
export const isServing = <Bank extends Life>(bank: Bank): bank is Bank & { readonly state: ServingTenantState } =>
  bank.state === 'active' ||
  bank.state === 'suspended' ||
  (bank.state === 'offboarding' && bank.offboardedFrom === 'suspended');

/** Whether a bank may be changed: what it is made of, and what was agreed with it. Not while it leaves. */
export const isInService = ({ state }: Life): boolean => state === 'active' || state === 'suspended';
