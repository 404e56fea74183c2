/** What is known of each resource of a bank, pure: from the steps of the runs that made it, and of those that took it down. */
import type { RunKind } from '../database/entities/run.ts';
import { type StepState, stepStates } from '../database/entities/run-step.ts';
import type { TenantState } from './life.ts';

/** `retained`: locked by law, when the bank itself is gone. `destroyed`: gone for good. */
export const resourceStates = [...stepStates, 'retained', 'destroyed'] as const;
export type ResourceState = (typeof resourceStates)[number];

export interface Resource {
  readonly type: string;
  readonly name: string;
  readonly state: ResourceState;
}

export interface RunOverResources {
  readonly kind: RunKind;
  readonly steps: readonly { readonly type: string; readonly name: string; readonly state: StepState }[];
}

/** Law owns what is in them, so that nothing but the end of their locks ends them. */
export const outlivesTheBank = (type: string): boolean => type === 's3-bucket';

/** `runs` as they followed each other. A step that was not reached leaves what the runs before have said. */
export function resourceStatesAfter(runs: readonly RunOverResources[], bank: TenantState): Resource[] {
  const known = new Map<string, Resource>();
  for (const { kind, steps } of runs)
    for (const { type, name, state } of steps) {
      const key = `${type} ${name}`;
      if (state === 'pending' && known.has(key)) continue;
      known.set(key, { type, name, state: state === 'done' ? doneBy(kind, type) : state });
    }
  return [...known.values()].map((one) => ({ ...one, state: inTheEnd(one, bank) }));
}

function doneBy(kind: RunKind, type: string): ResourceState {
  if (kind === 'dispose') return 'destroyed';
  if (kind === 'offboard') return outlivesTheBank(type) ? 'retained' : 'destroyed';
  return 'done';
}

/** The engine says nothing of what was never made; a bank that has left has none of it. */
function inTheEnd({ type, state }: Resource, bank: TenantState): ResourceState {
  if (bank === 'disposed') return 'destroyed';
  if (bank !== 'retained') return state;
  if (!outlivesTheBank(type)) return 'destroyed';
  return state === 'done' || state === 'pending' ? 'retained' : state;
}
