/** An aggregate folds the events of one stream into the state that decisions read. */
import type { JsonObject } from './json.ts';

export interface StoredEvent {
  readonly type: string;
  readonly data: JsonObject;
}

/**
 * `State` is plain data; bigint is kept as `bigint` in memory and as a decimal string in storage
 * (`encode`/`decode` do that). `category` is the id prefix of the aggregate's streams: `acc` for `acc_…`.
 */
export interface Aggregate<State> {
  readonly category: string;
  readonly initial: State;
  readonly evolve: (state: State, event: StoredEvent) => State;
  readonly encode: (state: State) => JsonObject;
  readonly decode: (stored: JsonObject) => State;
}

/** Category of a stream name: the part before the first `_`. */
export const categoryOf = (stream: string): string => stream.slice(0, stream.indexOf('_'));
