/** An id must carry its whole UUID: two UUIDs never meet in one id, and ids sort as their times do. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isId, newId } from './ids.ts';

const digits = '0123456789abcdefghjkmnpqrstvwxyz';
/** The number that an id stands for, by the arithmetic of base 32 alone. */
const numberIn = (id: string): bigint =>
  Array.from(id.slice(4)).reduce((sum, digit) => sum * 32n + BigInt(digits.indexOf(digit)), 0n);
const uuid = fc.bigInt({ min: 0n, max: 2n ** 128n - 1n }).map((bits) => ({
  bits,
  text: bits
    .toString(16)
    .padStart(32, '0')
    .replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5'),
}));

describe('an id', () => {
  test('stands for the very number of its UUID, with 26 digits after its prefix', () => {
    fc.assert(
      fc.property(uuid, ({ bits, text }) => {
        const id = newId('account', text);
        expect(id).toMatch(/^acc_[0-9a-z]{26}$/);
        expect(numberIn(id)).toBe(bits);
        expect(isId('account', id)).toBe(true);
        expect(isId('customer', id)).toBe(false);
      }),
      { examples: [[{ bits: 2n ** 128n - 1n, text: 'ffffffff-ffff-ffff-ffff-ffffffffffff' }]] },
    );
  });

  test('sorts as its UUID does', () => {
    fc.assert(
      fc.property(uuid, uuid, (a, b) => {
        expect(newId('account', a.text) < newId('account', b.text)).toBe(a.bits < b.bits);
      }),
    );
  });

  test.each([
    '',
    'acc_',
    'acc_1',
    `acc_${'0'.repeat(27)}`,
    `acc_${'8'.repeat(26)}`,
    `acc_${'U'.repeat(26)}`,
    `cus_${'0'.repeat(26)}`,
  ])('is not %j', (text) => expect(isId('account', text)).toBe(false));
});
