/** Card numbers are found however they are written; numbers of other kinds pass. All numbers are the networks' test ones. */
import { describe, expect, test } from 'vitest';
import { holdsCardNumber } from './card-number.ts';

describe('a card number is found', () => {
  test.each([
    '4111111111111111',
    'card 4111 1111 1111 1111, thanks',
    '4111-1111-1111-1111',
    '5555555555554444',
    '2223003122003222',
    '378282246310005',
    '6011111111111117',
    '4222222222222',
    '(4111111111111111)',
  ])('in %j', (text) => expect(holdsCardNumber(text)).toBe(true));
});

describe('another number passes', () => {
  test.each([
    ['a wrong check digit', '4111111111111112'],
    ['too short', '411111111111'],
    ['a customer number with a letter', 'C4111111111111111'],
    ['part of a longer number', '41111111111111110000'],
    ['no network begins so', '8999999999999999993'],
    ['a name with years', 'Jan 1950 2020'],
    ['nothing', ''],
  ])('%s', (_why, text) => expect(holdsCardNumber(text)).toBe(false));
});

test('a long text of digits takes no time', () => {
  const took = (): number => {
    const before = process.threadCpuUsage();
    holdsCardNumber('4 '.repeat(30_000));
    const { user, system } = process.threadCpuUsage(before);
    return (user + system) / 1_000;
  };
  expect(Math.min(took(), took(), took())).toBeLessThan(250);
});
