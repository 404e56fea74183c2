import { expect, test } from 'vitest';
import { durationText, secondsText, utcText } from './text.ts';

const at = (seconds: number): string => new Date(Date.parse('2026-03-01T12:00:00.000Z') + seconds * 1000).toISOString();

test('an instant is told in UTC, whoever reads it', () => {
  expect(utcText('2026-03-01T12:00:05.123Z')).toBe('2026-03-01 12:00:05 UTC');
});

test.each([
  [0.25, '0.3 s'],
  [59.94, '59.9 s'],
  [61, '1 min 1 s'],
  [7_260, '2 h 1 min'],
])('%d seconds are %s', (seconds, text) => {
  expect(durationText(at(0), at(seconds))).toBe(text);
});

test('what has not ended has no duration', () => {
  expect(durationText(at(0), null)).toBe('');
});

test.each([
  [30 * 86_400, '30 days'],
  [86_400, '1 day'],
  [36 * 3_600, '36 hours'],
  [90, '90 seconds'],
  [3, '3 seconds'],
])('%d seconds that are set are %s', (seconds, text) => {
  expect(secondsText(seconds)).toBe(text);
});
