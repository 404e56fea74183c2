/** A command definition is the pure half of an operation: which streams it reads, and what it decides. */
import type { Aggregate } from './aggregate.ts';
import type { Decision } from './decision.ts';
import type { JsonObject } from './json.ts';

/** The states a decision may read: exactly the streams that `streams(command)` named. */
export interface StreamReader {
  /** State after all events so far, those of earlier commands in the same batch included. */
  readonly state: <State>(aggregate: Aggregate<State>, stream: string) => State;
  /** 0n for a stream that does not exist. */
  readonly version: (stream: string) => bigint;
}

export interface DecisionContext {
  readonly tenant: string;
  readonly actor: string;
  /** When the log records the decision (ISO 8601, UTC, ms). */
  readonly recordedAt: string;
  /** The bank's booking day of the events to come (ISO date). */
  readonly businessDate: string;
}

/**
 * `Command` is JSON (bigint as decimal strings), so that its canonical text is the idempotency fingerprint.
 * `decide` is pure, bounded and does no I/O: it runs while the bank's log head is locked.
 */
export interface CommandDefinition<Command extends JsonObject = JsonObject, Reason extends string = string> {
  /** `<context>.<verbNoun>`, equal to the operationId: part of the idempotency key's scope. */
  readonly name: string;
  /** 1 to `streamsPerCommandMax` names. */
  readonly streams: (command: Command) => readonly string[];
  readonly decide: (command: Command, at: StreamReader, context: DecisionContext) => Decision<Reason>;
}

/** A posting has at most 100 legs; the bound keeps the work under the head lock small. */
export const streamsPerCommandMax = 128;
/** Events are archived as entries with a 16-bit length (C2SP tlog-tiles), so one event stays below 64 KiB. */
export const eventBytesMax = 65_535;
