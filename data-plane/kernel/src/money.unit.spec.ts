/** An amount is one canonical text of minor units, whatever else could be read as a number. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { amountDigitsMax, isAmountText, isCurrency, parseAmount, wireMoney } from './money.ts';

describe('an amount', () => {
  test('goes out and comes back as it was, up to 18 digits', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: 0n, max: 10n ** 18n - 1n }), (minor) => {
        expect(parseAmount(wireMoney(minor, 'CZK').amount)).toBe(minor);
      }),
      { examples: [[0n], [10n ** 18n - 1n]] },
    );
  });

  test.each([
    '',
    '-1',
    '+1',
    '01',
    '00',
    '1.0',
    '1e3',
    '0x10',
    ' 1',
    '1 ',
    '1\n',
    '1_000',
    '１',
    '٣',
    'NaN',
    `1${'0'.repeat(amountDigitsMax)}`,
  ])('is not %j, and the error says so', (text) => {
    expect(isAmountText(text)).toBe(false);
    expect(() => parseAmount(text)).toThrow('not an amount of minor units');
  });
});

test.each(['', 'czk', 'XXX', 'CZK ', 'constructor', '__proto__', 'toString'])('%j is no currency of a bank', (text) =>
  expect(isCurrency(text)).toBe(false),
);
