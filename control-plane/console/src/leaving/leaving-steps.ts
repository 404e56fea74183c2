/** How far a bank has left, as the steps that it goes through: the same at a look as it is in the API. */
import type { Approval, Offboarding, Tenant } from '../api/client.ts';

export interface LeavingStep {
  readonly name: string;
  readonly state: 'done' | 'now' | 'to come';
  /** When it was, or until when it is. */
  readonly at: string | null;
  readonly detail: string;
}

interface Leaving {
  readonly state: Tenant['state'];
  /** Of a bank that is leaving; what is left of one that was recalled says nothing. */
  readonly offboarding: Offboarding | undefined;
  readonly pending: Approval | undefined;
  readonly nowMs: number;
}

const leavingStates: readonly Tenant['state'][] = ['offboarding', 'retained', 'disposed'];
export const isLeaving = (state: Tenant['state']): boolean => leavingStates.includes(state);

/** Done before now, else now or to come. */
const standing = (done: boolean, now: boolean): LeavingStep['state'] => (done ? 'done' : now ? 'now' : 'to come');

export function leavingSteps({ state, offboarding, pending, nowMs }: Leaving): readonly LeavingStep[] {
  const left = isLeaving(state) ? offboarding : undefined;
  const cooledOff = left !== undefined && Date.parse(left.coolingOffEndsAt) <= nowMs;
  const { handedOver = null, destructionStartedAt = null, retainUntil = null } = left ?? {};
  const destroyed = left !== undefined && state !== 'offboarding';
  const asked = left ?? pending;
  return [
    {
      name: 'Asked for',
      state: standing(asked !== undefined, false),
      at: pending?.requestedAt ?? null,
      detail: asked === undefined ? '' : `by ${asked.requestedBy}: ${asked.reason}`,
    },
    {
      name: 'Allowed by a second operator',
      state: standing(left !== undefined, pending !== undefined),
      at: left?.approvedAt ?? null,
      detail: left === undefined ? '' : `by ${left.approvedBy}`,
    },
    {
      name: 'Cooled off',
      state: standing(cooledOff, left !== undefined),
      at: left?.coolingOffEndsAt ?? null,
      detail: left === undefined || cooledOff ? '' : 'nothing is destroyed before',
    },
    {
      name: 'Export handed over',
      state: standing(handedOver !== null, left !== undefined),
      at: handedOver?.at ?? null,
      detail: handedOver === null ? '' : `to ${handedOver.to}, says ${handedOver.by}`,
    },
    {
      name: 'Destroyed',
      state: standing(destroyed, destructionStartedAt !== null),
      at: destructionStartedAt,
      detail: destructionStartedAt === null ? '' : 'begun then; the certificate says what',
    },
    {
      name: 'Kept under lock',
      state: standing(state === 'disposed', state === 'retained'),
      at: retainUntil,
      detail: retainUntil === null ? '' : 'until then; a legal hold makes it longer',
    },
    { name: 'Disposed of', state: standing(state === 'disposed', false), at: null, detail: '' },
  ];
}
