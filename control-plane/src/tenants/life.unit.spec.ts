import { describe, expect, test } from 'vitest';
import { type TenantState, tenantStates, tenantTriggers, transition } from './life.ts';

/** Every state × trigger; `–` is refused. */
const expected = `
                 start-provisioning complete-provisioning fail-provisioning suspend   resume offboard    recall    retain   dispose
requested        provisioning       –                     –                 –         –      –           –         –        –
provisioning     provisioning       active                failed            –         –      –           –         –        –
active           –                  –                     –                 suspended –      –           –         –        –
suspended        –                  –                     –                 –         active offboarding –         –        –
offboarding      –                  –                     –                 –         –      –           suspended retained –
retained         –                  –                     –                 –         –      –           –         –        disposed
disposed         –                  –                     –                 –         –      –           –         –        –
failed           provisioning       –                     –                 –         –      offboarding –         –        –
`;
const [header = [], ...rows] = expected
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

describe('the life of a bank', () => {
  test('is stated for every state and every trigger', () => {
    expect(header).toEqual([...tenantTriggers]);
    expect(new Set(rows.map(([state]) => state))).toEqual(new Set(tenantStates));
  });

  for (const [state = '', ...cells] of rows)
    for (const [index, trigger] of tenantTriggers.entries())
      test(`${state} + ${trigger} → ${cells[index]}`, () => {
        const result = transition(state as TenantState, trigger);
        expect(result.allowed ? result.state : '–').toBe(cells[index]);
      });

  test.each(tenantStates)('a refusal in state %s names exactly the triggers that are allowed', (state) => {
    const results = tenantTriggers.map((trigger) => transition(state, trigger));
    const allowed = tenantTriggers.filter((_, index) => results[index]?.allowed);
    const named = results.filter((result) => !result.allowed).map(({ triggers }) => triggers);
    expect(named).toEqual(named.map(() => allowed));
    expect(named.length + allowed.length).toBe(tenantTriggers.length);
  });

  test('only a bank that is being provisioned can become active without having been so', () => {
    const doors = tenantStates.flatMap((state) =>
      tenantTriggers.filter((trigger) => {
        const result = transition(state, trigger);
        return result.allowed && result.state === 'active';
      }),
    );
    expect(doors).toEqual(['complete-provisioning', 'resume']);
  });
});
