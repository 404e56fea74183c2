/** A decision has three outcomes and none of them is an exception: throwing is for bugs. */
import type { JsonObject } from './json.ts';

/** An event to be appended to a stream, before the log gives it a version and a position. */
export interface NewEvent {
  readonly stream: string;
  readonly type: string;
  /** Version of the type's data shape; 1 when left out. */
  readonly schema?: number;
  readonly data: JsonObject;
}

export type Decision<Reason extends string = string> =
  /** `answer` is what the caller gets, and gets again on every retry with the same key. */
  | { readonly outcome: 'accepted'; readonly events: readonly NewEvent[]; readonly answer: JsonObject }
  /** The state asked for is there already: nothing is appended. */
  | { readonly outcome: 'already-applied'; readonly answer: JsonObject }
  /** `reason` comes from the context's closed list, the first that applies in order of precedence. */
  | { readonly outcome: 'rejected'; readonly reason: Reason; readonly detail: string };

export const accepted = (events: readonly NewEvent[], answer: JsonObject): Decision<never> => ({
  outcome: 'accepted',
  events,
  answer,
});
export const alreadyApplied = (answer: JsonObject): Decision<never> => ({ outcome: 'already-applied', answer });
export const rejected = <Reason extends string>(reason: Reason, detail: string): Decision<Reason> => ({
  outcome: 'rejected',
  reason,
  detail,
});
