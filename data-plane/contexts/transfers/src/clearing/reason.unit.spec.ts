import fc from 'fast-check';
import { expect, test } from 'vitest';
import { transferEventSchemas } from '../public/events.ts';
import { storableReason } from './reason.ts';

test.each([
  ['as it was sent', 'AC04 closed account', 'AC04 closed account'],
  ['none', undefined, 'no reason given'],
  ['an empty one', '', 'no reason given'],
  ['one of blanks and control characters', ' \n\0\t ', 'no reason given'],
  ['control characters within, which a text column would refuse', 'closed\0\r\naccount', 'closed account'],
  ['one whose limit lies between the halves of a pair', `${'x'.repeat(199)}😀`, 'x'.repeat(199)],
  ['half a pair', 'no \ud800 account', 'no \ufffd account'],
  ['a card number', 'card 4111 1111 1111 1111', 'the reason is left out: it holds a card number'],
])('%s', (_name, given, stored) => expect(storableReason(given)).toBe(stored));

test('whatever clearing says, the event that records it fits its schema and has bytes', () => {
  fc.assert(
    fc.property(fc.uint16Array({ maxLength: 300, size: 'max' }), (units) => {
      const detail = storableReason(String.fromCharCode(...units));
      transferEventSchemas['transfers.TransferFailed'].parse({ reason: 'REFUSED_BY_CLEARING', detail });
      expect(detail.isWellFormed()).toBe(true);
    }),
  );
});
