import { describe, expect, test } from 'vitest';
import {
  allowedToOperators,
  isInService,
  isServing,
  type Life,
  type OffboardedFrom,
  type TenantState,
  tenantStates,
  tenantTriggers,
  transition,
} from './life.ts';

/** Every life × trigger; `–` is refused. What a bank left from stands behind its state. */
const expected = `
                      start-provisioning complete-provisioning fail-provisioning suspend   resume offboard              recall    retain             dispose
requested             provisioning       –                     –                 –         –      –                     –         –                  –
provisioning          provisioning       active                failed            –         –      –                     –         –                  –
active                –                  –                     –                 suspended –      –                     –         –                  –
suspended             –                  –                     –                 –         active offboarding/suspended –         –                  –
offboarding/suspended –                  –                     –                 –         –      –                     suspended retained/suspended –
offboarding/failed    –                  –                     –                 –         –      –                     failed    retained/failed    –
offboarding           –                  –                     –                 –         –      –                     failed    retained           –
retained/suspended    –                  –                     –                 –         –      –                     –         –                  disposed/suspended
retained/failed       –                  –                     –                 –         –      –                     –         –                  disposed/failed
disposed/suspended    –                  –                     –                 –         –      –                     –         –                  –
failed                provisioning       –                     –                 –         –      offboarding/failed    –         –                  –
`;
const [header = [], ...rows] = expected
  .trim()
  .split('\n')
  .map((line) => line.trim().split(/\s+/));

const lifeOf = (name: string): Required<Life> => {
  const [state, offboardedFrom = null] = name.split('/') as [TenantState, OffboardedFrom?];
  return { state, offboardedFrom };
};
const nameOf = ({ state, offboardedFrom }: Required<Life>): string => [state, offboardedFrom].filter(Boolean).join('/');

describe('the life of a bank', () => {
  test('is stated for every state and every trigger', () => {
    expect(header).toEqual([...tenantTriggers]);
    expect(new Set(rows.map(([name = '']) => lifeOf(name).state))).toEqual(new Set(tenantStates));
  });

  for (const [name = '', ...cells] of rows)
    for (const [index, trigger] of tenantTriggers.entries())
      test(`${name} + ${trigger} → ${cells[index]}`, () => {
        const result = transition(lifeOf(name), trigger);
        expect(result.allowed ? nameOf(result.life) : '–').toBe(cells[index]);
      });

  test.each(tenantStates)('a refusal in state %s names exactly the triggers that are allowed', (state) => {
    const results = tenantTriggers.map((trigger) => transition({ state }, trigger));
    const allowed = tenantTriggers.filter((_, index) => results[index]?.allowed);
    const named = results.filter((result) => !result.allowed).map(({ triggers }) => triggers);
    expect(named).toEqual(named.map(() => allowed));
    expect(named.length + allowed.length).toBe(tenantTriggers.length);
  });

  test('only a bank that is being provisioned can become active without having been so', () => {
    const doors = tenantStates.flatMap((state) =>
      tenantTriggers.filter((trigger) => {
        const result = transition({ state }, trigger);
        return result.allowed && result.life.state === 'active';
      }),
    );
    expect(doors).toEqual(['complete-provisioning', 'resume']);
  });

  test('on no way whatever a bank that was never complete becomes active, is suspended, or is known to pods', () => {
    const seen = new Map<string, { life: Required<Life>; complete: boolean }>();
    const waiting = [{ life: lifeOf('requested'), complete: false }];
    for (let one = waiting.pop(); one; one = waiting.pop()) {
      const { life, complete } = one;
      const key = `${nameOf(life)} ${complete}`;
      if (seen.has(key)) continue;
      seen.set(key, one);
      for (const trigger of tenantTriggers) {
        const next = transition(life, trigger);
        if (next.allowed) waiting.push({ life: next.life, complete: complete || trigger === 'complete-provisioning' });
      }
    }
    const served = [...seen.values()].filter(({ life }) => isServing(life) || isInService(life));
    expect(served.filter(({ complete }) => !complete)).toEqual([]);
    // The walk came everywhere: what it found to be well is not just nothing.
    expect(new Set([...seen.values()].map(({ life }) => life.state))).toEqual(new Set(tenantStates));
    expect(served.map(({ life }) => nameOf(life)).sort()).toEqual(['active', 'offboarding/suspended', 'suspended']);
    expect([...seen.keys()]).toContain('offboarding/failed false');
  });

  test.each([
    ['requested', ['provision']],
    ['provisioning', []],
    ['active', ['suspend']],
    ['suspended', ['resume', 'offboard']],
    ['offboarding', ['recall']],
    ['retained', []],
    ['disposed', []],
    ['failed', ['provision', 'offboard']],
  ] as const)(
    'in state %s an operator may ask for %j, and for nothing that only the provisioner does',
    (state, may) => {
      expect(allowedToOperators({ state })).toEqual(may);
    },
  );
});
