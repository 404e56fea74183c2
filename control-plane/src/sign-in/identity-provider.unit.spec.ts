import { describe, expect, test } from 'vitest';
import { addressOf } from './identity-provider.ts';

const email = 'Asha@Operator.test';
const lower = 'asha@operator.test';

describe('an address that a provider tells', () => {
  test.each<[string, unknown, unknown, boolean, string | undefined]>([
    ['verified', email, true, false, lower],
    ['verified, said as text', email, 'true', false, lower],
    ['not verified', email, false, false, undefined],
    ['not verified, said as text', email, 'false', false, undefined],
    ['of which nothing is said', email, undefined, false, undefined],
    ['of which nothing is said, where it is trusted', email, undefined, true, lower],
    ['not verified, where silence is trusted', email, false, true, undefined],
    ['not verified as text, where silence is trusted', email, 'false', true, undefined],
    ['that is something else', 5, true, true, undefined],
    ['that is none', undefined, true, true, undefined],
  ])('%s', (_, told, verified, trusted, taken) => {
    expect(addressOf(told, verified, trusted).email).toBe(taken);
  });
});
