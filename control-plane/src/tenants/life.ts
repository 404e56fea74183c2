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

/**
 * A failed bank is tried again or given up; an active one is suspended before it is offboarded, so that nothing is torn
 * down under traffic. `disposed` is final: the id stays taken.
 */
const table: Readonly<Record<TenantState, Readonly<Partial<Record<TenantTrigger, TenantState>>>>> = {
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
  offboarding: { recall: 'suspended', retain: 'retained' },
  retained: { dispose: 'disposed' },
  disposed: {},
};

export type Transition =
  | { readonly allowed: true; readonly state: TenantState }
  | { readonly allowed: false; readonly triggers: readonly TenantTrigger[] };

export function transition(state: TenantState, trigger: TenantTrigger): Transition {
  const next = table[state][trigger];
  if (next !== undefined) return { allowed: true, state: next };
  return { allowed: false, triggers: tenantTriggers.filter((one) => table[state][one] !== undefined) };
}

/** States in which pods know the bank: what the registry announces. */
export type ServingTenantState = 'active' | 'suspended' | 'offboarding';
export const isServing = (state: TenantState): state is ServingTenantState =>
  state === 'active' || state === 'suspended' || state === 'offboarding';
