/** What a kind of resource must be able to do; the provider, the verification and drift reports need nothing else. */
import type { Cell } from './cell.ts';

/** Inputs and state of a resource: plain JSON that may be kept in Pulumi's state, so never a secret's value. */
export type Properties = { readonly [key: string]: unknown };

export interface Difference {
  readonly property: string;
  readonly expected: unknown;
  readonly actual: unknown;
  /** A lock or a grant is weaker than it must be: an alarm, and never taken over as the new truth. */
  readonly weakens: boolean;
  /** What a person is to do, or can expect, where that does not go without saying. */
  readonly advice?: string;
}

/** Something within a resource that differs, under its own name. */
export interface PartFinding {
  readonly name: string;
  readonly type: string;
  readonly id: string;
  readonly differences: readonly Difference[];
}

/**
 * `observe` reads reality and answers with the same members as `Desired` (and more, if it likes); so a difference is a
 * member that is not equal. `converge` is called with what was observed, and works from any half-done state.
 */
export interface ResourceKind<Desired extends Properties = Properties> {
  /** Pulumi's type token, `munim:<store>:<Thing>`. */
  readonly token: string;
  /** Why these inputs cannot be: property → reason. */
  readonly check: (desired: Desired) => Readonly<Record<string, string | undefined>>;
  readonly idOf: (desired: Desired) => string;
  readonly observe: (desired: Desired, cell: Cell) => Promise<Desired | undefined>;
  readonly converge: (desired: Desired, observed: Desired | undefined, cell: Cell) => Promise<void>;
  readonly remove: (desired: Desired, cell: Cell) => Promise<void>;
  /** Another value here is another resource, never a change of this one. */
  readonly identity: readonly (keyof Desired & string)[];
  /** Of a resource with parts: those that differ. They are told instead of the member `faults`. */
  readonly partsOf?: (actual: Desired) => readonly PartFinding[];
  /** Members whose difference weakens a lock or a grant. */
  readonly guarded: readonly (keyof Desired & string)[];
  /** Its being gone weakens a lock too: of what was in it. */
  readonly holdsLocks?: true;
  /** What is otherwise than declared and yet no difference, for whoever looks. */
  readonly noteOf?: (actual: Desired) => string | undefined;
}

/** `munim:kafka:Topic` → `kafka-topic`: the name that people and the API see. */
export const displayType = (token: string): string =>
  token
    .split(':')
    .slice(1)
    .map((part) => part.replaceAll(/(?<=[a-z0-9])[A-Z]/g, (letter) => `-${letter}`).toLowerCase())
    .join('-');

export function differences(kind: ResourceKind, desired: Properties, actual: Properties): Difference[] {
  return Object.keys(desired)
    .filter((property) => canonical(desired[property]) !== canonical(actual[property]))
    .map((property) => ({
      property,
      expected: desired[property],
      actual: actual[property] ?? null,
      weakens: kind.guarded.includes(property),
    }));
}

/** JSON text with sorted keys: two values are equal when their texts are. */
function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(',')}]`;
  if (value === null || typeof value !== 'object') return JSON.stringify(value) ?? 'undefined';
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return `{${members
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`)
    .join(',')}}`;
}
