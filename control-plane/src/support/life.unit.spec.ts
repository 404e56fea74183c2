import { describe, expect, test } from 'vitest';
import { type GrantState, grantStates } from '@munim/platform/http';
import { grantTriggers, nextState, stateAt } from './life.ts';

/** Every state × trigger; `–` is refused. */
const expected = `
            approve   refuse    withdraw  expire    end       revoke
requested   approved  refused   withdrawn expired   –         –
approved    –         –         –         expired   ended     revoked
refused     –         –         –         –         –         –
withdrawn   –         –         –         –         –         –
expired     –         –         –         –         –         –
ended       –         –         –         –         –         –
revoked     –         –         –         –         –         –
`;
const [header = [], ...rows] = expected
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

describe('the life of a support grant', () => {
  test('is stated for every state and every trigger', () => {
    expect(header).toEqual([...grantTriggers]);
    expect(rows.map(([state]) => state)).toEqual([...grantStates]);
  });

  for (const [state = '', ...cells] of rows)
    for (const [index, trigger] of grantTriggers.entries())
      test(`${state} + ${trigger} → ${cells[index]}`, () => {
        expect(nextState(state as GrantState, trigger) ?? '–').toBe(cells[index]);
      });

  test.each(grantStates)('%s: at its end the clock closes what is open and leaves the rest as it is', (state) => {
    const grant = { state, expiresAt: new Date(1_000) };
    expect(stateAt(grant, 999)).toBe(state);
    expect(stateAt(grant, 1_000)).toBe(state === 'requested' || state === 'approved' ? 'expired' : state);
  });
});
