/** Every way money may move, as a row of text: who is debited, who is credited, and what a freeze and a mistake mean. */
import { readdirSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { rows } from '../../account/account.examples.ts';
import { accountEventSchemas } from '../../public/events.ts';
import { templates } from './index.ts';

const table = `
  event              | debit    | credit   | frozen  | correction
  MoneyDeposited     | gl:1000  | customer | refused | reversal
  MoneyWithdrawn     | customer | gl:1000  | refused | reversal
  CardWithdrawalMade | customer | gl:1110  | refused | reversal
  FeeCharged         | customer | gl:4000  | refused | reversal
  InterestCredited   | gl:5000  | customer | booked  | reversal
  InterestDebited    | customer | gl:4100  | booked  | reversal
  HoldCaptured       | customer | gl:1100  | booked  | reversal
  TransferSent       | customer | gl:2900  | refused | other
  TransferReceived   | gl:2900  | customer | refused | other
  PostingDebited     | customer | gl:2900  | refused | other
  PostingCredited    | gl:2900  | customer | refused | other
  DebitReversed      | original | customer | booked  | other
  CreditReversed     | customer | original | booked  | other
`;

const actual = Object.values(templates).map(({ eventType, side, counter, whenFrozen, correction }) => {
  const other = counter === 'of-original' ? 'original' : `gl:${'fixed' in counter ? counter.fixed : counter.default}`;
  const sides = side === 'CREDIT' ? [other, 'customer'] : ['customer', other];
  return [eventType.slice('accounts.'.length), ...sides, whenFrozen, correction === 'reversal' ? 'reversal' : 'other'];
});

describe('the ways in which money may move', () => {
  test('are exactly these', () => expect(actual).toEqual(rows(table)));
  test('have a file each, and are listed under their own event', () => {
    const files = readdirSync(import.meta.dirname).filter((name) => !/^(index|template)\.ts$|\.spec\.ts$/.test(name));
    expect(files).toHaveLength(Object.keys(templates).length);
    for (const [eventType, template] of Object.entries(templates)) expect(template.eventType).toBe(eventType);
  });
  test('cover every event that carries an amount and a counter account', () => {
    const moving = Object.entries(accountEventSchemas).filter(([, schema]) => 'counter' in schema.shape);
    expect(moving.map(([type]) => type).sort()).toEqual(Object.keys(templates).sort());
  });
});
