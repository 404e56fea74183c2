/** `given(events).when(definition, command).then(events)`: the four verdicts on a command, one line each. */
import { AssertionError, deepStrictEqual } from 'node:assert/strict';
import type { CommandDefinition, DecisionContext } from '../command.ts';
import type { Decision, NewEvent } from '../decision.ts';
import { canonicalJson, type JsonObject } from '../json.ts';
import { History, stored } from './history.ts';

export interface Given {
  readonly when: <Command extends JsonObject, Reason extends string>(
    definition: CommandDefinition<Command, Reason>,
    command: Command,
    context?: Partial<DecisionContext>,
  ) => Verdict<Reason>;
}

export interface Verdict<Reason extends string> {
  /** Accepted, with exactly these events in this order, and this answer if one is given. */
  readonly then: (events: readonly NewEvent[], answer?: JsonObject) => void;
  /** Refused for this reason and no other. */
  readonly thenRejected: (reason: Reason) => void;
  /** Nothing appended, because the state asked for is there. */
  readonly thenAlreadyApplied: (answer?: JsonObject) => void;
  /** The decision itself, for properties that the other verdicts cannot say. */
  readonly decision: Decision<Reason>;
}

/** `events` happened in this order, over as many streams as needed. */
export const given = (events: readonly NewEvent[]): Given => ({
  when: (definition, command, context) => verdict(new History(events).submit(definition, command, context)),
});

const verdict = <Reason extends string>(decision: Decision<Reason>): Verdict<Reason> => ({
  decision,
  then: (events, answer) => {
    // A test that returns the verdict unfinished is awaited by its runner, which calls `then` with a function.
    if (typeof events === 'function')
      throw new Error('unfinished: say then([...]), thenRejected or thenAlreadyApplied');
    expectOutcome(decision, 'accepted', decision.outcome === 'accepted');
    if (decision.outcome !== 'accepted') return;
    deepStrictEqual(decision.events.map(stored), events.map(stored));
    expectAnswer(decision.answer, answer);
  },
  thenRejected: (reason) => {
    expectOutcome(decision, `rejected: ${reason}`, decision.outcome === 'rejected' && decision.reason === reason);
    if (decision.outcome === 'rejected' && decision.detail.trim() === '')
      throw new AssertionError({ message: `'${reason}' tells the caller nothing: its detail is empty` });
  },
  thenAlreadyApplied: (answer) => {
    expectOutcome(decision, 'already-applied', decision.outcome === 'already-applied');
    if (decision.outcome === 'already-applied') expectAnswer(decision.answer, answer);
  },
});

function expectOutcome(decision: Decision, expected: string, matches: boolean): void {
  if (matches) return;
  const actual = describeDecision(decision);
  throw new AssertionError({ message: `expected ${expected}, got ${actual}`, actual, expected, operator: 'decision' });
}

function describeDecision(decision: Decision): string {
  if (decision.outcome === 'rejected') return `rejected: ${decision.reason} (${decision.detail})`;
  if (decision.outcome === 'already-applied') return 'already-applied';
  return `accepted: ${decision.events.map((event) => `${event.stream} ${event.type} ${canonicalJson(event.data)}`).join('; ')}`;
}

function expectAnswer(actual: JsonObject, expected: JsonObject | undefined): void {
  if (expected !== undefined) deepStrictEqual(stored(actual), stored(expected));
}
