/** Only days that exist in the calendar may become booking days and value dates. */
import { describe, expect, test } from 'vitest';
import { businessDate, businessDateOf, isBusinessDate } from './business-date.ts';

describe('a business date', () => {
  test('is each day from 1900 to 2199, and no other text of its shape', () => {
    const real = new Set<string>();
    for (let ms = Date.UTC(1900, 0, 1); ms < Date.UTC(2200, 0, 1); ms += 86_400_000)
      real.add(new Date(ms).toISOString().slice(0, 10));
    const two = (number: number): string => String(number).padStart(2, '0');
    for (let year = 1899; year <= 2200; year++)
      for (let month = 0; month <= 13; month++)
        for (let day = 0; day <= 32; day++) {
          const text = `${year}-${two(month)}-${two(day)}`;
          if (isBusinessDate(text) !== real.has(text))
            expect.fail(`${text} is taken for ${String(isBusinessDate(text))}`);
        }
    expect(real.size).toBe(109_572 + 1);
  });

  test.each([
    '',
    '2026-1-01',
    '2026-01-01T00:00:00Z',
    ' 2026-01-01',
    '2026-01-01\n',
    '20260101',
    '+02026-01-01',
    '２０２６-01-01',
  ])('is not %j, and the error says so', (text) => {
    expect(isBusinessDate(text)).toBe(false);
    expect(() => businessDate(text)).toThrow('not a business date');
  });

  test('of an instant is the day in UTC', () => {
    expect(businessDateOf(new Date('2024-02-29T23:59:59.999Z'))).toBe('2024-02-29');
    expect(businessDateOf(new Date('2024-03-01T00:00:00.000Z'))).toBe('2024-03-01');
    expect(businessDateOf(new Date('2024-02-29T00:00:00.000Z'))).toBe('2024-02-29');
    expect(businessDateOf(new Date('1969-12-31T23:59:59.999Z'))).toBe('1969-12-31');
  });

  test.each([NaN, Date.UTC(1899, 11, 31), Date.UTC(2200, 0, 1)])('is not that of the instant %s, twice', (ms) => {
    expect(() => businessDateOf(new Date(ms))).toThrow(/Invalid time|not a business date/);
    expect(() => businessDateOf(new Date(ms))).toThrow(/Invalid time|not a business date/);
  });
});
