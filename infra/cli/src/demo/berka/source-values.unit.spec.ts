import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { decimalText, parseBirthNumber, parseDay, parseDecimal } from './source-values.ts';

describe('amounts', () => {
  test('are exact where a float is not', () => {
    expect(parseDecimal('0.29')).toBe(29n);
    expect(parseDecimal('1.1')).toBe(110n);
    expect(parseDecimal('-5446.60')).toBe(-544660n);
    expect(parseDecimal('700')).toBe(70000n);
    expect(parseDecimal('9999999999999999.99')).toBe(999999999999999999n);
  });

  test('survive being written and read again', () => {
    fc.assert(
      fc.property(fc.bigInt({ min: -(10n ** 18n) + 1n, max: 10n ** 18n - 1n }), (minor) => {
        expect(parseDecimal(decimalText(minor))).toBe(minor);
      }),
    );
  });

  test.each(['', '1,50', '1.234', '.50', '1.', '1e3', '+1.00', ' 1.00', '--1', 'NaN', '12345678901234567.00'])(
    'refuse %j',
    (text) => expect(parseDecimal(text)).toBeUndefined(),
  );
});

describe('days', () => {
  test('are read as 19YY', () => {
    expect(parseDay('930101')).toBe('1993-01-01');
    expect(parseDay('960229')).toBe('1996-02-29');
  });

  test.each(['930229', '931301', '930100', '19930101', '93011', '', '93010a'])('refuse %j', (text) =>
    expect(parseDay(text)).toBeUndefined(),
  );
});

describe('birth numbers', () => {
  test('tell a woman by 50 added to the month', () => {
    expect(parseBirthNumber('706213')).toEqual({ birthDate: '1970-12-13', sex: 'female' });
    expect(parseBirthNumber('701213')).toEqual({ birthDate: '1970-12-13', sex: 'male' });
    expect(parseBirthNumber('405109')).toEqual({ birthDate: '1940-01-09', sex: 'female' });
  });

  test.each(['705013', '706313', '701313', '700013', '705230', '7062131'])('refuse %j', (text) =>
    expect(parseBirthNumber(text)).toBeUndefined(),
  );
});
