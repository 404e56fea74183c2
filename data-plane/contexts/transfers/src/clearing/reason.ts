/** The reason that clearing gives, fit for the log: whatever a counterpart sends, the step that records it must succeed. */
import { holdsCardNumber } from '@munim/platform/privacy';

/** As the event's schema says, in UTF-16 units. */
const reasonLengthMax = 200;

export function storableReason(given: string | undefined): string {
  const text = (given ?? '')
    .toWellFormed()
    .replaceAll(/\p{Cc}+/gu, ' ')
    .trim();
  if (text === '') return 'no reason given';
  if (holdsCardNumber(text)) return 'the reason is left out: it holds a card number';
  /** A pair that the limit would cut in two is left out whole: half of it has no bytes. */
  return text.slice(0, reasonLengthMax).replace(/[\ud800-\udbff]$/, '');
}
