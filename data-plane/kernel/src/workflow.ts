/**
 * A workflow (saga) has a stream of its own, and is a pure function from the state of that stream to what must happen
 * next. Every effect ends in a command that appends to the stream, so a restart at any step asks `next` again.
 */
import type { Aggregate } from './aggregate.ts';

export interface WorkflowDefinition<State, Effect> {
  readonly name: string;
  readonly aggregate: Aggregate<State>;
  /** Effects due in this state at `now` (ms since the epoch); empty when it waits or has ended. Each is idempotent. */
  readonly next: (stream: string, state: State, nowMs: number) => readonly Effect[];
  /** When `next` must be asked again even if nothing happens (ms since the epoch), or undefined when it has ended. */
  readonly wakeAtMs: (state: State) => number | undefined;
}
