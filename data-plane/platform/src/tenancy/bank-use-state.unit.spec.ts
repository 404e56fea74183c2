import { meterSource } from '@munim/kernel';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { createBankUseState } from './bank-use-state.ts';

const at = Date.UTC(2026, 2, 2, 12);
const dayMs = 86_400_000;
const told = { tenant: 'bank-a', day: '2026-03-02', exports: 0 };

test('pods that hear of each other, of themselves, late, again and in any order agree on one count', () => {
  const record = fc.record({
    source: fc.constantFrom('one', 'two', 'three', 'this', meterSource),
    commands: fc.integer({ min: 0, max: 50 }),
  });
  fc.assert(
    fc.property(fc.array(record), fc.array(fc.nat()), fc.integer({ min: 0, max: 20 }), (records, order, own) => {
      const state = createBankUseState('this');
      for (let i = 0; i < own; i++) state.note('bank-a', 'commands', at);
      const again = order.flatMap((index) => records[index % Math.max(1, records.length)] ?? []);
      for (const one of [...records, ...again]) state.apply({ ...told, ...one });
      const most = (source: string): number =>
        Math.max(0, ...records.filter((one) => one.source === source).map(({ commands }) => commands));
      const passed = own + most('one') + most('two') + most('three');
      expect(state.used('bank-a', 'commands', at)).toBe(Math.max(passed, most(meterSource)));
    }),
  );
});

test('each bank, each day and each count is by itself', () => {
  const state = createBankUseState('this');
  state.note('bank-a', 'commands', at);
  state.apply({ ...told, source: 'other', commands: 5, exports: 7 });
  expect(state.used('bank-a', 'commands', at)).toBe(6);
  expect(state.used('bank-a', 'exports', at)).toBe(7);
  expect(state.used('bank-b', 'commands', at)).toBe(0);
  expect(state.used('bank-a', 'commands', at + dayMs)).toBe(0);
});

test('a total is told when it grew by a hundredth, or after five minutes, or when its day is over, or at the end', () => {
  const state = createBankUseState('this');
  const tell = (nowMs: number, all = false) => {
    const uses = state.untold(nowMs, all);
    state.markTold(uses, nowMs);
    return uses.map(({ commands }) => commands);
  };
  const note = (times: number): void => {
    for (let i = 0; i < times; i++) state.note('bank-a', 'commands', at);
  };
  note(1);
  expect(tell(at)).toEqual([1]);
  expect(tell(at)).toEqual([]);
  note(999);
  expect(tell(at)).toEqual([1_000]);
  note(9);
  expect(tell(at + 299_999)).toEqual([]);
  expect(tell(at + 300_000)).toEqual([1_009]);
  note(11);
  expect(tell(at + 300_000)).toEqual([1_020]);
  note(1);
  expect(tell(at + 300_000, true)).toEqual([1_021]);
  note(1);
  expect(tell(at + dayMs / 2)).toEqual([1_022]);
});

test('what Kafka did not take is told again', () => {
  const state = createBankUseState('this');
  state.note('bank-a', 'exports', at);
  const use = { tenant: 'bank-a', day: '2026-03-02', source: 'this', commands: 0, exports: 1 };
  expect(state.untold(at)).toEqual([use]);
  expect(state.untold(at)).toEqual([use]);
});

test('a day is forgotten when the one after it is over', () => {
  const state = createBankUseState('this');
  state.apply({ ...told, source: 'other', commands: 5 });
  state.untold(at + dayMs);
  expect(state.used('bank-a', 'commands', at)).toBe(5);
  state.untold(at + 2 * dayMs);
  expect(state.used('bank-a', 'commands', at)).toBe(0);
});

test('the bytes that were found last count, whatever the day', () => {
  const state = createBankUseState('this');
  expect(state.storedBytes('bank-a')).toBe(0);
  state.apply({ ...told, source: meterSource, commands: 0, storedBytes: 10 });
  state.apply({ ...told, source: meterSource, commands: 0, storedBytes: 7 });
  expect(state.storedBytes('bank-a')).toBe(7);
});
