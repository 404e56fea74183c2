/** Money on hold goes out, to clearing or the card scheme. It was promised before any freeze, so it is kept. */
import { template } from './template.ts';

export const holdCapture = template({
  eventType: 'accounts.HoldCaptured',
  kind: 'HOLD_CAPTURE',
  side: 'DEBIT',
  counter: { default: '1100', types: ['ASSET', 'LIABILITY'] },
  whenFrozen: 'booked',
  correction: 'reversal',
});
