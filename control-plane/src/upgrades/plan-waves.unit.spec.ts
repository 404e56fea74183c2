import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { type TenantState, tenantStates } from '../tenants/life.ts';
import { type FleetBank, planWaves } from './plan-waves.ts';
import type { UpgradePolicy } from './policy.ts';

const target = '0042-00000000';
const bank = (id: string, more: Partial<FleetBank> = {}): FleetBank => ({
  id,
  state: 'active',
  release: '0041-00000000',
  ahead: false,
  ...more,
});
const fleet = (count: number): FleetBank[] =>
  Array.from({ length: count }, (_, index) => bank(`b${String(index).padStart(2, '0')}`));
const policy = (canaries: UpgradePolicy['canaries'], ...percentages: number[]): UpgradePolicy => ({
  canaries,
  percentages,
  parallel: 1,
  soakSeconds: 0,
  onFailure: 'halt',
  failuresMax: 0,
});
const wavesOf = (banks: readonly FleetBank[], how: UpgradePolicy): readonly (readonly string[])[] => {
  const planned = planWaves(banks, target, how);
  if (!planned.ok) throw new Error(`no plan: ${planned.notCanaries.join()}`);
  return planned.plan.waves;
};

describe('the waves of', () => {
  test.each<[string, number, UpgradePolicy, number[]]>([
    ['no bank', 0, policy(1, 100), []],
    ['one bank', 1, policy(1, 10, 50, 100), [1]],
    ['one bank without canaries', 1, policy(0, 10, 50, 100), [1]],
    ['twelve banks in three waves', 12, policy(1, 50, 100), [1, 5, 6]],
    ['twelve banks by tenths', 12, policy(1, 10, 50, 100), [1, 1, 4, 6]],
    ['twelve banks at once', 12, policy(0, 100), [12]],
    ['three banks: a share is rounded up', 3, policy(0, 1, 34, 100), [1, 1, 1]],
    ['more canaries than a first share: that share has none left', 12, policy(3, 10, 100), [3, 9]],
    ['fewer banks than canaries', 2, policy(5, 50, 100), [2]],
    ['a thousand banks', 1_000, policy(5, 1, 10, 50, 100), [5, 5, 90, 400, 500]],
  ])('%s', (_, count, how, sizes) => {
    expect(wavesOf(fleet(count), how).map((wave) => wave.length)).toEqual(sizes);
  });

  test('named canaries go first, in the order in which they were named', () => {
    expect(wavesOf(fleet(4), policy(['b03', 'b01'], 100))).toEqual([
      ['b03', 'b01'],
      ['b00', 'b02'],
    ]);
  });

  test('suspended banks go last, and are no canaries', () => {
    const banks = [bank('a', { state: 'suspended' }), bank('b'), bank('c')];
    expect(wavesOf(banks, policy(1, 50, 100))).toEqual([['b'], ['c'], ['a']]);
    expect(wavesOf([bank('a', { state: 'suspended' })], policy(1, 100))).toEqual([['a']]);
    expect(planWaves(banks, target, policy(['a', 'b', 'x'], 100))).toEqual({ ok: false, notCanaries: ['a', 'x'] });
  });

  test('banks that have nothing to do, or are not there to do it, are skipped with a reason', () => {
    const banks = [
      ...tenantStates.map((state) => bank(`is-${state}`, { state })),
      bank('done', { release: target }),
      bank('ahead', { ahead: true }),
      bank('of-old', { release: null }),
    ];
    const planned = planWaves(banks, target, policy(0, 100));
    expect(planned).toMatchObject({ ok: true, plan: { waves: [['is-active', 'of-old', 'is-suspended']] } });
    expect(planned.ok && planned.plan.skipped.map(({ id, reason }) => `${id}: ${reason}`)).toEqual([
      'ahead: its schema holds migrations that this release does not',
      'done: is on this release already',
      'is-disposed: is disposed',
      'is-failed: is failed: its first run brings it to a release',
      'is-offboarding: is offboarding',
      'is-provisioning: is provisioning: its first run brings it to a release',
      'is-requested: is requested: its first run brings it to a release',
      'is-retained: is retained',
    ]);
  });
});

test('whatever the fleet and the policy: every bank is in one wave or is skipped, once, and no wave is empty', () => {
  const anyBank = fc.record({
    state: fc.constantFrom<TenantState>(...tenantStates),
    release: fc.constantFrom(null, target, '0041-00000000'),
    ahead: fc.boolean(),
  });
  const anyPolicy = fc
    .tuple(fc.nat(20), fc.uniqueArray(fc.integer({ min: 1, max: 99 }), { maxLength: 9 }))
    .map(([canaries, shares]) => policy(canaries, ...shares.toSorted((a, b) => a - b), 100));
  fc.assert(
    fc.property(fc.array(anyBank, { maxLength: 60 }), anyPolicy, (shapes, how) => {
      const banks = shapes.map((shape, index) => bank(`bank-${index}`, shape));
      const planned = planWaves(banks, target, how);
      if (!planned.ok) return false;
      const { waves, skipped } = planned.plan;
      const ids = [...waves.flat(), ...skipped.map(({ id }) => id)];
      return (
        waves.every((wave) => wave.length > 0) &&
        ids.length === banks.length &&
        new Set(ids).size === banks.length &&
        (typeof how.canaries !== 'number' || waves.length <= how.percentages.length + 1)
      );
    }),
  );
});
