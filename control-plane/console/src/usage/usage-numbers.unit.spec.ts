import { expect, test } from 'vitest';
import { bytesText, peakOf, percentText, storedBytes } from './usage-numbers.ts';

test.each([
  [0, '0 B'],
  [1_023, '1023 B'],
  [1_024, '1.0 KiB'],
  [500 * 2 ** 30, '500.0 GiB'],
  [2 ** 62, '4096.0 PiB'],
])('%d bytes are %s', (bytes, text) => {
  expect(bytesText(bytes)).toBe(text);
});

test.each([
  [0, '0.0 %'],
  [0.01, 'less than 0.1 %'],
  [9.96, '10.0 %'],
  [120.4, '120 %'],
])('%d percent are %s', (percent, text) => {
  expect(percentText(percent)).toBe(text);
});

const dayOf = (day: string, commands: string) => ({
  day,
  commands,
  events: '0',
  databaseBytes: '1',
  archiveBytes: '2',
  exports: '0',
  webhooks: '0',
});

test('the peak is the day with most, against what was agreed', () => {
  const days = [dayOf('2026-11-01', '5'), dayOf('2026-11-02', '50'), dayOf('2026-11-03', '50')];
  expect(peakOf(days, ({ commands }) => Number(commands), 200)).toEqual({ day: '2026-11-02', amount: 50, percent: 25 });
  expect(peakOf(days, storedBytes, 0)?.percent).toBe(100);
  expect(peakOf([], storedBytes, 1)).toBeUndefined();
});
