/** The harness itself is tested by planting the bugs that it must find: one that passes them all proves nothing. */
import { describe, expect, test } from 'vitest';
import type { Aggregate } from '../aggregate.ts';
import type { CommandDefinition } from '../command.ts';
import { accepted, alreadyApplied, type NewEvent, rejected } from '../decision.ts';
import { given } from './given-when-then.ts';
import { History } from './history.ts';

type Move = { from: string; to: string; amount: string };
type Purse = { balanceMinor: bigint };

const purse: Aggregate<Purse> = {
  category: 'pur',
  initial: { balanceMinor: 0n },
  evolve: (state, event) => ({ balanceMinor: state.balanceMinor + BigInt(event.data['amount'] as string) }),
  encode: (state) => ({ balance: state.balanceMinor.toString() }),
  decode: (raw) => ({ balanceMinor: BigInt(raw['balance'] as string) }),
};
const moved = (stream: string, amount: string): NewEvent => ({ stream, type: 'purses.Moved', data: { amount } });

const move: CommandDefinition<Move, 'too-poor'> = {
  name: 'purses.move',
  streams: (command) => [command.from, command.to],
  decide: (command, at) => {
    if (command.amount === '0') return alreadyApplied({ moved: '0' });
    if (at.state(purse, command.from).balanceMinor < BigInt(command.amount)) return rejected('too-poor', 'Not enough.');
    return accepted([moved(command.from, `-${command.amount}`), moved(command.to, command.amount)], {
      moved: command.amount,
    });
  },
};
const broken = (part: Partial<CommandDefinition<Move, 'too-poor'>>) => ({ ...move, ...part });
const rich = [moved('pur_a', '10')];
const five: Move = { from: 'pur_a', to: 'pur_b', amount: '5' };

describe('given, when, then', () => {
  test('accepts over two streams, with the events and the answer', () => {
    given(rich)
      .when(move, five)
      .then([moved('pur_a', '-5'), moved('pur_b', '5')], { moved: '5' });
  });
  test('refuses with its reason', () => given([]).when(move, five).thenRejected('too-poor'));
  test('is already applied', () =>
    given([])
      .when(move, { ...five, amount: '0' })
      .thenAlreadyApplied({ moved: '0' }));

  test('a wrong verdict fails: outcome, event, order, answer, reason', () => {
    const right = [moved('pur_a', '-5'), moved('pur_b', '5')];
    expect(() => given([]).when(move, five).then(right)).toThrow('got rejected: too-poor');
    expect(() => given(rich).when(move, five).thenRejected('too-poor')).toThrow('got accepted');
    expect(() => given(rich).when(move, five).thenAlreadyApplied()).toThrow('got accepted');
    expect(() =>
      given(rich)
        .when(move, five)
        .then([...right].reverse()),
    ).toThrow('deep-equal');
    expect(() =>
      given(rich)
        .when(move, five)
        .then([moved('pur_a', '-5')]),
    ).toThrow('deep-equal');
    expect(() => given(rich).when(move, five).then(right, { moved: '6' })).toThrow('deep-equal');
    expect(() =>
      given([])
        .when(move, five)
        .thenRejected('other' as 'too-poor'),
    ).toThrow('expected rejected: other');
  });
  test('a verdict left unfinished fails when the runner awaits it', async () => {
    await expect(Promise.resolve(given(rich).when(move, five) as unknown)).rejects.toThrow('unfinished');
  });
});

describe('the bugs that the log would refuse, found in the spec', () => {
  const submit = (definition: CommandDefinition<Move, 'too-poor'>) => () => new History(rich).submit(definition, five);

  test('no stream, or too many', () => {
    expect(submit(broken({ streams: () => [] }))).toThrow('names 0 streams');
    expect(submit(broken({ streams: () => Array.from({ length: 129 }, (_, i) => `pur_${i}`) }))).toThrow('names 129');
  });
  test('reads a stream that it did not name', () => {
    expect(submit(broken({ streams: (command) => [command.to] }))).toThrow('reads pur_a');
  });
  test('appends to a stream that it did not name', () => {
    expect(submit(broken({ streams: (command) => [command.from] }))).toThrow('appends to pur_b');
  });
  test('accepts without an event', () => {
    expect(submit(broken({ decide: () => accepted([], {}) }))).toThrow("'already-applied'");
  });
  test('decides differently when asked twice', () => {
    let calls = 0;
    expect(submit(broken({ decide: () => accepted([moved('pur_a', String(calls++))], {}) }))).toThrow('asked twice');
  });
  test('changes its command or the state it read', () => {
    const spoil = (target: object) => Object.assign(target, { amount: '1', balanceMinor: 1n });
    expect(submit(broken({ decide: (command) => (spoil(command), alreadyApplied({})) }))).toThrow('read only');
    expect(
      submit(broken({ decide: (command, at) => (spoil(at.state(purse, command.from)), alreadyApplied({})) })),
    ).toThrow('object');
  });
  test('an event that has no canonical text, or is too long', () => {
    const with_ = (amount: unknown) => broken({ decide: () => accepted([moved('pur_a', amount as string)], {}) });
    expect(submit(with_(0.5))).toThrow('safe integer');
    expect(submit(with_('1'.repeat(65_000)))).toThrow('no room');
  });
  test('a state that storage does not keep', () => {
    const lossy: Aggregate<Purse> = { ...purse, decode: () => ({ balanceMinor: 0n }) };
    expect(() => new History(rich).state(lossy, 'pur_a')).toThrow('encode and decode');
  });
  test('a stream read with the aggregate of another kind', () => {
    expect(() => new History(rich).state({ ...purse, category: 'acc' }, 'pur_a')).toThrow("the aggregate 'acc'");
  });
});

test('a history carries on: each command sees what the ones before it appended', () => {
  const history = new History(rich);
  expect(history.submit(move, five).outcome).toBe('accepted');
  expect(history.submit(move, five).outcome).toBe('accepted');
  expect(history.submit(move, five)).toMatchObject({ outcome: 'rejected', reason: 'too-poor' });
  expect([history.version('pur_a'), history.state(purse, 'pur_b').balanceMinor]).toEqual([3n, 10n]);
});
