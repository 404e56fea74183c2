/** The pure half of group commit: decides a batch of commands one after another over one set of stream states. */
import {
  type Aggregate,
  categoryOf,
  type Decision,
  encodeEvent,
  eventBytesMax,
  type JsonObject,
  type NewEvent,
  streamsPerCommandMax,
  type StreamReader,
} from '@munim/kernel';
import { idempotencyScope, type Outcome, type Submission } from './submission.ts';

export interface LoadedStream {
  readonly version: bigint;
  /** JSON text of the state. */
  readonly state: string;
}
export interface StoredAnswer {
  readonly fingerprint: string;
  readonly answer: string;
}
export interface BatchInput {
  readonly tenant: string;
  readonly recordedAt: string;
  /** Position of the log's head, locked. */
  readonly headPosition: bigint;
  readonly streams: ReadonlyMap<string, LoadedStream>;
  readonly answers: ReadonlyMap<string, StoredAnswer>;
  readonly aggregates: ReadonlyMap<string, Aggregate<unknown>>;
}
export interface BatchWrites {
  readonly headPosition: bigint;
  readonly events: { position: string; stream: string; version: string; payload: string }[];
  readonly streams: { stream: string; version: string; state: string; isNew: boolean }[];
  readonly answers: { scope: string; fingerprint: string; answer: string }[];
}
export interface DecidedBatch {
  /** In the order of the submissions; an Error is a bug in that one command and touches no neighbour. */
  readonly outcomes: (Outcome | Error)[];
  readonly writes: BatchWrites;
}

interface Slot {
  readonly storedVersion: bigint;
  version: bigint;
  readonly text: string | undefined;
  state: unknown;
  decoded: boolean;
}

export function decideBatch(submissions: readonly Submission[], input: BatchInput): DecidedBatch {
  return new Batch(input).run(submissions);
}

class Batch {
  readonly #input: BatchInput;
  readonly #slots = new Map<string, Slot>();
  readonly #answers: Map<string, StoredAnswer>;
  readonly #writes: { events: BatchWrites['events']; answers: BatchWrites['answers'] } = { events: [], answers: [] };
  #head: bigint;

  constructor(input: BatchInput) {
    this.#input = input;
    this.#answers = new Map(input.answers);
    this.#head = input.headPosition;
  }

  run(submissions: readonly Submission[]): DecidedBatch {
    const outcomes = submissions.map((submission) => {
      try {
        return this.#one(submission);
      } catch (error) {
        return error instanceof Error ? error : new Error(String(error));
      }
    });
    return { outcomes, writes: { headPosition: this.#head, streams: this.#changedStreams(), ...this.#writes } };
  }

  #one(submission: Submission): Outcome {
    const scope = idempotencyScope(submission);
    const earlier = this.#answers.get(scope);
    if (earlier) return replay(earlier, submission);
    const names = submission.definition.streams(submission.command);
    if (names.length === 0 || names.length > streamsPerCommandMax)
      throw new Error(`${submission.definition.name} names ${names.length} streams; 1 to ${streamsPerCommandMax}`);
    const decision = submission.definition.decide(submission.command, this.#reader(names), {
      tenant: this.#input.tenant,
      actor: submission.actor,
      recordedAt: this.#input.recordedAt,
      businessDate: submission.businessDate,
    });
    if (decision.outcome === 'accepted') this.#append(decision.events, names, submission);
    const outcome = this.#outcomeOf(decision, names[0] as string);
    if (outcome.outcome !== 'rejected' || submission.refusal !== 'is-not-kept')
      this.#remember(scope, submission.fingerprint, outcome);
    return outcome;
  }

  #outcomeOf(decision: Decision, first: string): Outcome {
    if (decision.outcome === 'rejected')
      return { outcome: 'rejected', reason: decision.reason, detail: decision.detail, replayed: false };
    return {
      outcome: decision.outcome,
      answer: decision.answer,
      position: this.#head,
      version: this.#slot(first).version,
      replayed: false,
    };
  }

  /** All-or-nothing: payloads are built and measured before any state changes. */
  #append(events: readonly NewEvent[], names: readonly string[], submission: Submission): void {
    const { tenant, recordedAt } = this.#input;
    const added = new Map<string, bigint>();
    const rows = events.map((event, index) => {
      if (!names.includes(event.stream))
        throw new Error(`${submission.definition.name} appends to ${event.stream}, which it did not name`);
      const version = (added.get(event.stream) ?? this.#slot(event.stream).version) + 1n;
      added.set(event.stream, version);
      const position = this.#head + BigInt(index) + 1n;
      const payload = encodeEvent({
        tenant,
        position,
        stream: event.stream,
        version,
        type: event.type,
        schema: event.schema ?? 1,
        actor: submission.actor,
        correlation: submission.correlation,
        causation: submission.causation ?? submission.correlation,
        occurredAt: submission.occurredAt ?? recordedAt,
        recordedAt,
        businessDate: submission.businessDate,
        data: event.data,
      });
      if (Buffer.byteLength(payload) > eventBytesMax)
        throw new Error(`${event.type} has more than ${eventBytesMax} bytes`);
      return { position: position.toString(), stream: event.stream, version: version.toString(), payload };
    });
    const evolved = this.#evolve(events);
    for (const [stream, state] of evolved) {
      const slot = this.#slot(stream);
      slot.state = state;
      slot.version = added.get(stream) as bigint;
    }
    this.#writes.events.push(...rows);
    this.#head += BigInt(events.length);
  }

  #evolve(events: readonly NewEvent[]): Map<string, unknown> {
    const states = new Map<string, unknown>();
    for (const event of events) {
      const aggregate = this.#aggregate(event.stream);
      const state = states.has(event.stream) ? states.get(event.stream) : this.#state(aggregate, event.stream);
      states.set(event.stream, aggregate.evolve(state, event));
    }
    return states;
  }

  #reader(names: readonly string[]): StreamReader {
    const named = (stream: string): string => {
      if (!names.includes(stream)) throw new Error(`a decision reads ${stream}, which its command did not name`);
      return stream;
    };
    return {
      state: <State>(aggregate: Aggregate<State>, stream: string) =>
        this.#state(aggregate as Aggregate<unknown>, named(stream)) as State,
      version: (stream) => this.#slot(named(stream)).version,
    };
  }

  #state(aggregate: Aggregate<unknown>, stream: string): unknown {
    const slot = this.#slot(stream);
    if (!slot.decoded) {
      slot.state = slot.text === undefined ? aggregate.initial : aggregate.decode(JSON.parse(slot.text) as JsonObject);
      slot.decoded = true;
    }
    return slot.state;
  }

  #slot(stream: string): Slot {
    let slot = this.#slots.get(stream);
    if (!slot) {
      const loaded = this.#input.streams.get(stream);
      const version = loaded?.version ?? 0n;
      slot = { storedVersion: version, version, text: loaded?.state, state: undefined, decoded: false };
      this.#slots.set(stream, slot);
    }
    return slot;
  }

  #aggregate(stream: string): Aggregate<unknown> {
    const aggregate = this.#input.aggregates.get(categoryOf(stream));
    if (!aggregate) throw new Error(`no aggregate for stream ${stream}`);
    return aggregate;
  }

  #changedStreams(): BatchWrites['streams'] {
    const changed: BatchWrites['streams'] = [];
    for (const [stream, slot] of this.#slots)
      if (slot.version !== slot.storedVersion)
        changed.push({
          stream,
          version: slot.version.toString(),
          state: JSON.stringify(this.#aggregate(stream).encode(slot.state)),
          isNew: slot.storedVersion === 0n,
        });
    return changed;
  }

  #remember(scope: string, fingerprint: string, outcome: Outcome): void {
    const answer = encodeAnswer(outcome);
    this.#answers.set(scope, { fingerprint, answer });
    this.#writes.answers.push({ scope, fingerprint, answer });
  }
}

/** Compact, because it is written once per command: [kind, answer, position, version] or [reason, detail]. */
function encodeAnswer(outcome: Outcome): string {
  if (outcome.outcome === 'key-reused') throw new Error('a refused key is not an answer');
  if (outcome.outcome === 'rejected') return JSON.stringify([outcome.reason, outcome.detail]);
  const kind = outcome.outcome === 'accepted' ? 1 : 0;
  return JSON.stringify([kind, outcome.answer, outcome.position.toString(), outcome.version.toString()]);
}

function replay(stored: StoredAnswer, { fingerprint, olderFingerprint }: Submission): Outcome {
  if (stored.fingerprint !== fingerprint && stored.fingerprint !== olderFingerprint?.())
    return { outcome: 'key-reused' };
  const parts = JSON.parse(stored.answer) as [1 | 0, JsonObject, string, string] | [string, string];
  if (parts.length === 2) return { outcome: 'rejected', reason: parts[0], detail: parts[1], replayed: true };
  return {
    outcome: parts[0] === 1 ? 'accepted' : 'already-applied',
    answer: parts[1],
    position: BigInt(parts[2]),
    version: BigInt(parts[3]),
    replayed: true,
  };
}
