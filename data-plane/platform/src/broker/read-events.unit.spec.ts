import { encodeEvent } from '@munim/kernel';
import { expect, test } from 'vitest';
import { readEvents } from './read-events.ts';

const event = {
  tenant: 'first-bank',
  position: 7n,
  stream: 'acc_1',
  version: 1n,
  type: 'accounts.AccountFrozen',
  schema: 1,
  actor: 'cli_1',
  correlation: 'req_1',
  causation: 'req_1',
  occurredAt: '2026-01-02T03:04:05.678Z',
  recordedAt: '2026-01-02T03:04:05.678Z',
  businessDate: '2026-01-02',
  data: { reason: 'court order' },
};
const good = encodeEvent(event);
const read = (key: string | null, value: string | null) =>
  readEvents([{ offset: 0n, key, value, headers: {} }], 'first-bank');

test('an event of the bank under its own key is read', () => {
  expect(read('acc_1', good)).toEqual({ events: [event], unreadable: [] });
});

test.each([
  ['no JSON', 'noise'],
  ['JSON that is no event', '{"type":"accounts.AccountFrozen"}'],
  ['nothing', null],
  ['a number where text belongs', good.replace('"7"', '"seven"')],
  ["another bank's", encodeEvent({ ...event, tenant: 'second-bank' })],
  ["another stream's", encodeEvent({ ...event, stream: 'acc_2' })],
])('%s: its key names the stream to read from the log', (_what, value) => {
  expect(read('acc_1', value)).toEqual({ events: [], unreadable: ['acc_1'] });
});

test.each([
  ['without a key', null],
  ['with a key that no text column holds', 'acc_1\0'],
])('%s it is passed over', (_what, key) => {
  expect(read(key, 'noise')).toEqual({ events: [], unreadable: [] });
});
