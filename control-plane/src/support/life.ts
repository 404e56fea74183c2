/** The life of a support grant: what may happen to it in which state. Whoever decides is for the operations to say. */
import type { GrantState } from '@munim/platform/http';

/** `approve`, `refuse` and `revoke` are the bank's, `withdraw` and `end` the operator's, `expire` the clock's. */
export const grantTriggers = ['approve', 'refuse', 'withdraw', 'expire', 'end', 'revoke'] as const;
export type GrantTrigger = (typeof grantTriggers)[number];

const table: Readonly<Record<GrantState, Partial<Record<GrantTrigger, GrantState>>>> = {
  requested: { approve: 'approved', refuse: 'refused', withdraw: 'withdrawn', expire: 'expired' },
  approved: { expire: 'expired', end: 'ended', revoke: 'revoked' },
  refused: {},
  withdrawn: {},
  expired: {},
  ended: {},
  revoked: {},
};

/** Undefined where it may not happen. */
export const nextState = (state: GrantState, trigger: GrantTrigger): GrantState | undefined => table[state][trigger];

/** What the clock makes of what was written last. */
export const stateAt = (grant: { state: GrantState; expiresAt: Date }, nowMs: number): GrantState =>
  grant.expiresAt.getTime() <= nowMs ? (nextState(grant.state, 'expire') ?? grant.state) : grant.state;

/** A working day: whoever needs longer asks again, and the bank sees it. */
export const grantHoursMax = 8;
/** Most looks are over within the hour. */
export const grantHoursDefault = 1;
/** Nobody of the bank has agreed to it. */
export const breakGlassHours = 1;
/** A question lapses after a weekend and a holiday; what was wanted before that is asked for anew. */
export const questionOpenMs = 7 * 24 * 3_600_000;
