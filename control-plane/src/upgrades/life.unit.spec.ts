import { describe, expect, test } from 'vitest';
import { isOpen, moveOf, type UpgradeState, upgradeStates, type UpgradeTrigger } from './life.ts';

/** Every state × trigger; `–` is refused. */
const expected = `
            start    pause   resume   abort    halt     complete   retry
queued      running  paused  –        aborted  –        –          –
running     –        paused  –        aborted  halted   completed  running
paused      –        –       running  aborted  –        –          paused
halted      –        –       running  aborted  –        –          running
completed   –        –       –        –        –        –          running
aborted     –        –       –        –        –        –          –
`;
const [header = [], ...rows] = expected
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

describe('the life of an upgrade', () => {
  test('is stated for every state', () => {
    expect(new Set(rows.map(([state]) => state))).toEqual(new Set(upgradeStates));
  });

  for (const [state = '', ...cells] of rows)
    for (const [index, trigger] of header.entries())
      test(`${state} + ${trigger} → ${cells[index]}`, () => {
        const move = moveOf(state as UpgradeState, trigger as UpgradeTrigger);
        expect(move.allowed ? move.state : '–').toBe(cells[index]);
      });

  test("a refusal names what people may do, not what is the driver's", () => {
    expect(moveOf('queued', 'resume')).toEqual({ allowed: false, triggers: ['pause', 'abort'] });
    expect(moveOf('aborted', 'retry')).toEqual({ allowed: false, triggers: [] });
  });

  test('nothing follows an aborted one, and only ended ones make room for another', () => {
    expect(upgradeStates.filter((state) => !isOpen(state))).toEqual(['completed', 'aborted']);
  });
});
