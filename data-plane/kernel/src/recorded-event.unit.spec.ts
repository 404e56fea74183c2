/** The log's text of an event: every member comes back, and defaults cost no bytes. */
import { describe, expect, test } from 'vitest';
import { canonicalJson, type JsonObject } from './json.ts';
import { contextOf, decodeEvent, encodeEvent, eventId, type RecordedEvent } from './recorded-event.ts';

const event: RecordedEvent = {
  tenant: 'first-bank',
  position: 9_007_199_254_740_993n,
  stream: 'acc_0',
  version: 2n,
  type: 'accounts.MoneyDeposited',
  schema: 1,
  actor: 'cli_0',
  correlation: 'req_0',
  causation: 'req_0',
  occurredAt: '2026-01-02T03:04:05.678Z',
  recordedAt: '2026-01-02T03:04:05.678Z',
  businessDate: '2026-01-02',
  data: { amount: '1', text: 'půjčka 🏦' },
};

describe('an event of the log', () => {
  test.each([
    ['with defaults', event],
    ['without', { ...event, schema: 3, causation: 'first-bank:7', occurredAt: '2025-12-31T23:59:59.999Z' }],
  ])('comes back as it was, %s; a position beyond 2^53 too', (_name, one) => {
    expect(decodeEvent(encodeEvent(one))).toEqual(one);
  });

  test.each([
    ['with defaults', event],
    ['without', { ...event, schema: 3, causation: 'first-bank:7', occurredAt: '2025-12-31T23:59:59.999Z' }],
    ['with what has to be escaped', { ...event, actor: '"\\\u0007', stream: 'ž\u2028', tenant: '}', type: ',' }],
  ])('is written as canonical JSON, %s', (_name, one) => {
    const text = encodeEvent(one);
    expect(text).toBe(canonicalJson(JSON.parse(text) as JsonObject));
  });

  test('leaves out what equals its default', () => {
    expect(Object.keys(JSON.parse(encodeEvent(event)) as object)).toEqual([
      'actor',
      'businessDate',
      'correlation',
      'data',
      'position',
      'recordedAt',
      'stream',
      'tenant',
      'type',
      'version',
    ]);
  });

  test.each(['', '{', '[]', 'null', '{"tenant":"first-bank"}', encodeEvent(event).replace('"position"', '"place"')])(
    'is not %j',
    (text) => expect(() => decodeEvent(text)).toThrow(/not an event|JSON|null/),
  );

  test('is named by its bank and position, and its context by its type', () => {
    expect(eventId(event)).toBe('first-bank:9007199254740993');
    expect(contextOf(event.type)).toBe('accounts');
  });
});
