/** What has happened so far, for specs: decides commands as the log does, and refuses what the log would refuse. */
import { deepStrictEqual } from 'node:assert/strict';
import { type Aggregate, categoryOf, type StoredEvent } from '../aggregate.ts';
import {
  type CommandDefinition,
  type DecisionContext,
  eventBytesMax,
  type StreamReader,
  streamsPerCommandMax,
} from '../command.ts';
import type { Decision, NewEvent } from '../decision.ts';
import { canonicalJson, type JsonObject, type JsonValue } from '../json.ts';

export const exampleContext: DecisionContext = {
  tenant: 'first-bank',
  actor: 'cli_example',
  recordedAt: '2026-01-02T03:04:05.678Z',
  businessDate: '2026-01-02',
};

/** The envelope (ids, times, actor) around an event's data; keeps a spec's limit at or below the log's. */
const envelopeBytes = 600;

export class History {
  readonly #events: NewEvent[] = [];
  readonly #streams = new Map<string, NewEvent[]>();

  constructor(events: readonly NewEvent[] = []) {
    for (const event of events) this.#record(event);
  }

  get events(): readonly NewEvent[] {
    return this.#events;
  }

  version(stream: string): bigint {
    return BigInt(this.#streams.get(stream)?.length ?? 0);
  }

  /** Folded, then taken through storage and back: a state that loses something there fails here. */
  state<State>(aggregate: Aggregate<State>, stream: string): State {
    if (categoryOf(stream) !== aggregate.category)
      throw new Error(`${stream} is not a stream of the aggregate '${aggregate.category}'`);
    const events = this.#streams.get(stream);
    if (!events) return frozen(aggregate.initial);
    const folded = events.reduce(
      (state, { type, data }: StoredEvent) => frozen(aggregate.evolve(state, { type, data })),
      frozen(aggregate.initial),
    );
    const text = canonicalJson(aggregate.encode(folded));
    const revived = frozen(aggregate.decode(JSON.parse(text) as JsonObject));
    deepStrictEqual(revived, folded, `the state of ${stream} changes on its way through encode and decode`);
    return revived;
  }

  /** Decides, and appends when accepted. Throws on what is a bug: see the checks below. */
  submit<Command extends JsonObject, Reason extends string>(
    definition: CommandDefinition<Command, Reason>,
    command: Command,
    context: Partial<DecisionContext> = {},
  ): Decision<Reason> {
    const asked = stored(command);
    const streams = definition.streams(asked);
    if (streams.length < 1 || streams.length > streamsPerCommandMax)
      throw new Error(`${definition.name} names ${streams.length} streams; 1 to ${streamsPerCommandMax} are allowed`);
    const read = new Map<string, Aggregate<unknown>>();
    const decide = (): Decision<Reason> =>
      definition.decide(asked, this.#reader(definition.name, streams, read), { ...exampleContext, ...context });
    const decision = decide();
    deepStrictEqual(decide(), decision, `${definition.name} decides differently when asked twice`);
    if (decision.outcome !== 'rejected') canonicalJson(decision.answer);
    if (decision.outcome === 'accepted') this.#append(definition.name, decision.events, streams, read);
    return decision;
  }

  #record(event: NewEvent): void {
    const recorded = stored(event);
    this.#events.push(recorded);
    const stream = this.#streams.get(event.stream);
    if (stream) stream.push(recorded);
    else this.#streams.set(event.stream, [recorded]);
  }

  #reader(command: string, streams: readonly string[], read: Map<string, Aggregate<unknown>>): StreamReader {
    const named = (stream: string): string => {
      if (!streams.includes(stream)) throw new Error(`${command} reads ${stream}, which it did not name`);
      return stream;
    };
    return {
      state: (aggregate, stream) => {
        read.set(aggregate.category, aggregate as Aggregate<unknown>);
        return this.state(aggregate, named(stream));
      },
      version: (stream) => this.version(named(stream)),
    };
  }

  #append(
    command: string,
    events: readonly NewEvent[],
    streams: readonly string[],
    read: ReadonlyMap<string, Aggregate<unknown>>,
  ): void {
    if (events.length === 0) throw new Error(`${command} accepts without an event: that is 'already-applied'`);
    for (const event of events) {
      if (!streams.includes(event.stream))
        throw new Error(`${command} appends to ${event.stream}, which it did not name`);
      if (Buffer.byteLength(canonicalJson(event.data)) > eventBytesMax - envelopeBytes)
        throw new Error(`${event.type} leaves no room for its envelope in ${eventBytesMax} bytes`);
      this.#record(event);
    }
    for (const stream of new Set(events.map((event) => event.stream))) {
      const aggregate = read.get(categoryOf(stream));
      if (aggregate) this.state(aggregate, stream);
    }
  }
}

/** As it comes back from storage: undefined members gone, nothing shared, nothing mutable. */
export const stored = <Value extends object>(value: Value): Value =>
  frozen(JSON.parse(canonicalJson(value as unknown as JsonValue)) as Value);

function frozen<Value>(value: Value): Value {
  if (typeof value !== 'object' || value === null || Object.isFrozen(value)) return value;
  if (value instanceof Map || value instanceof Set) throw new Error('a state is plain data: no Map and no Set');
  for (const member of Object.values(value)) frozen(member);
  return Object.freeze(value);
}
