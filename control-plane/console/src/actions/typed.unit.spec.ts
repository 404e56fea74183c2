import { expect, test } from 'vitest';
import { isTyped } from './typed.ts';

test('what harms nobody asks for nothing', () => {
  expect(isTyped('', undefined)).toBe(true);
});

test.each(['Kaveri Bank', 'kaveri-bank', ' kaveri-bank '])('%j is typed for a bank of that name or id', (typed) => {
  expect(isTyped(typed, ['Kaveri Bank', 'kaveri-bank'])).toBe(true);
});

test.each(['', 'kaveri', 'Kaveri bank', 'kaveri-bank-2'])('%j is not', (typed) => {
  expect(isTyped(typed, ['Kaveri Bank', 'kaveri-bank'])).toBe(false);
});
