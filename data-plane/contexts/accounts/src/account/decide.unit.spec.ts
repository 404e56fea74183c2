/** What happens when a command is accepted, what when it was before, and how the account then stands. */
import { given, History } from '@munim/kernel/testing';
import { describe, expect, test } from 'vitest';
import { anna, customerEvents, exampleId, mary, rows, say, story } from './account.examples.ts';
import { deposit, freezeAccount, openAccount } from './decide.ts';

const openCommand = {
  accountId: anna,
  customerId: mary,
  product: 'CURRENT',
  currency: 'CZK',
  overdraftLimit: '500',
} as const;

describe('said in full once, so that the words below can be trusted', () => {
  const opened = {
    stream: anna,
    type: 'accounts.AccountOpened',
    data: { customerId: mary, product: 'CURRENT', currency: 'CZK', overdraftLimit: '500' },
  };
  const money = (amount: string) => ({ amount, currency: 'CZK' });

  test('an account is opened, and answers its standing', () => {
    given(customerEvents)
      .when(openAccount, openCommand)
      .then([opened], {
        accountId: anna,
        version: '1',
        status: 'OPEN',
        balance: money('0'),
        available: money('500'),
      });
  });
  test('opening it again with the same terms is already applied', () => {
    given([...customerEvents, opened])
      .when(openAccount, openCommand)
      .thenAlreadyApplied({
        accountId: anna,
        version: '1',
        status: 'OPEN',
        balance: money('0'),
        available: money('500'),
      });
  });
  test('a deposit books its amount against cash; a value date on the booking day is left out', () => {
    given([...customerEvents, opened])
      .when(deposit, {
        accountId: anna,
        ...money('100'),
        valueDate: '2026-01-02',
        reference: 'R1',
        text: 'Cash in',
      })
      .then([
        {
          stream: anna,
          type: 'accounts.MoneyDeposited',
          data: { ...money('100'), counter: 'gl:1000', reference: 'R1', text: 'Cash in' },
        },
      ]);
  });
  test('a freeze says why', () => {
    given([...customerEvents, opened])
      .when(freezeAccount, { accountId: anna, reason: 'court order' })
      .then([{ stream: anna, type: 'accounts.AccountFrozen', data: { reason: 'court order' } }]);
  });
});

/** Standing is Anna's: version, balance / available. Data members beyond amount, currency and counter are shown. */
const table = `
  after                         | command                          | events                                                 | standing
  -                             | open savings                     | AccountOpened                                          | v1 0/0
  -                             | open overdraft=9                 | AccountOpened overdraftLimit=9                         | v1 0/9
  open                          | deposit 7                        | MoneyDeposited 7 gl:1000                               | v2 7/7
  open                          | deposit 7 gl=1100                | MoneyDeposited 7 gl:1100                               | v2 7/7
  open, chart 1300 Vault ASSET  | deposit 7 gl=1300                | MoneyDeposited 7 gl:1300                               | v2 7/7
  open                          | deposit 7 value=2025-12-31       | MoneyDeposited 7 gl:1000 valueDate=2025-12-31          | v2 7/7
  open, deposit 9               | withdraw 9                       | MoneyWithdrawn 9 gl:1000                               | v3 0/0
  open overdraft=5              | withdraw 5                       | MoneyWithdrawn 5 gl:1000                               | v2 -5/0
  open, deposit 9               | card 4                           | CardWithdrawalMade 4 gl:1110                           | v3 5/5
  open, deposit 9               | fee 1                            | FeeCharged 1 gl:4000                                   | v3 8/8
  open, deposit 9               | interest 1                       | InterestCredited 1 gl:5000                             | v3 10/10
  open, deposit 9               | interest 1 side=DEBIT            | InterestDebited 1 gl:4100                              | v3 8/8
  open, deposit 9, freeze       | interest 1                       | InterestCredited 1 gl:5000                             | v4 10/10
  open, deposit 9               | hold 4                           | HoldPlaced 4 holdId=h1                                 | v3 9/5
  open, deposit 9               | hold 4 until=05:00               | HoldPlaced 4 expiresAt=05:00 holdId=h1                 | v3 9/5
  open, deposit 9, hold 4       | hold 5 hold=h2                   | HoldPlaced 5 holdId=h2                                 | v4 9/0
  open, deposit 9, hold 4       | capture                          | HoldCaptured 4 gl:1100 holdId=h1                       | v4 5/5
  open, deposit 9, hold 4       | capture 3                        | HoldCaptured 3 gl:1100 holdId=h1                       | v4 6/6
  open, deposit 9, hold 4       | capture 3 keep=yes               | HoldCaptured 3 gl:1100 holdId=h1 remaining=1           | v4 6/5
  open, deposit 9, hold 4       | capture 4 keep=yes               | HoldCaptured 4 gl:1100 holdId=h1                       | v4 5/5
  open, deposit 9, hold 4       | capture 4 gl=1110                | HoldCaptured 4 gl:1110 holdId=h1                       | v4 5/5
  open, deposit 9, hold 9       | capture                          | HoldCaptured 9 gl:1100 holdId=h1                       | v4 0/0
  open, deposit 9               | hold 4 held=t1                   | HoldPlaced 4 heldFor=t1 holdId=h1                      | v3 9/5
  open, deposit 9, hold 4 held=t1 | capture held=t1                | HoldCaptured 4 gl:1100 heldFor=t1 holdId=h1            | v4 5/5
  open, deposit 9, hold 4 held=t1 until=05:00 | release held=t1    | HoldReleased 4 holdId=h1                               | v4 9/9
  open, deposit 9, hold 4, freeze | capture                        | HoldCaptured 4 gl:1100 holdId=h1                       | v5 5/5
  open, deposit 9, hold 4       | release                          | HoldReleased 4 holdId=h1                               | v4 9/9
  open, deposit 9, hold 4, freeze | release                        | HoldReleased 4 holdId=h1                               | v5 9/9
  open, deposit 9, hold 4 until=04:00 | withdraw 9 at=04:00        | HoldExpired 4 holdId=h1; MoneyWithdrawn 9 gl:1000      | v5 0/0
  open, deposit 9, hold 4 until=04:00 | hold 9 at=04:00            | HoldExpired 4 holdId=h1; HoldPlaced 9 holdId=h1        | v5 9/0
  open, deposit 9, hold 4 until=04:00 | release at=04:00           | HoldExpired 4 holdId=h1                                | v4 9/9
  open, deposit 9               | freeze                           | AccountFrozen reason=court                             | v3 9/9
  open, deposit 9, freeze       | unfreeze                         | AccountUnfrozen                                        | v4 9/9
  open                          | close                            | AccountClosed                                          | v2 0/0
  open overdraft=5              | close                            | AccountClosed                                          | v2 0/0
  open, deposit 9               | reverse 2                        | CreditReversed 9 gl:1000 reverses=2                    | v3 0/0
  open, deposit 9 gl=1100       | reverse 2                        | CreditReversed 9 gl:1100 reverses=2                    | v3 0/0
  open, deposit 9, withdraw 4   | reverse 3                        | DebitReversed 4 gl:1000 reverses=3                     | v4 9/9
  open, deposit 9, card 4       | reverse 3                        | DebitReversed 4 gl:1110 reverses=3                     | v4 9/9
  open, deposit 9, fee 4        | reverse 3                        | DebitReversed 4 gl:4000 reverses=3                     | v4 9/9
  open, deposit 9, interest 4   | reverse 3                        | CreditReversed 4 gl:5000 reverses=3                    | v4 9/9
  open, deposit 9, interest 4 side=DEBIT | reverse 3               | DebitReversed 4 gl:4100 reverses=3                     | v4 9/9
  open, deposit 9, hold 4, capture 3 | reverse 4                   | DebitReversed 3 gl:1100 reverses=4                     | v5 9/9
  open, deposit 9, freeze       | reverse 2                        | CreditReversed 9 gl:1000 reverses=2                    | v4 0/0
  open, deposit 9, bert.open    | transfer 4                       | TransferSent 4 gl:2900 to=bert transferId=t1; TransferReceived 4 gl:2900 from=anna transferId=t1 | v3 5/5
  open                          | post D:1000:9+C:anna:9           | PostingBooked; PostingCredited 9 gl:2900 postingId=p1  | v2 9/9
  open, deposit 9               | post D:anna:9+C:4000:4+C:4900:5  | PostingBooked; PostingDebited 9 gl:2900 postingId=p1   | v3 0/0
  open                          | post C:anna:9+D:1000:9+D:anna:4+C:4000:4 | PostingBooked; PostingCredited 9 gl:2900 postingId=p1; PostingDebited 4 gl:2900 postingId=p1 | v3 5/5
  -                             | chart 4500 Rent INCOME           | LedgerAccountOpened code=4500 name=Rent type=INCOME    |

  open                          | open                             | already applied                                        | v1 0/0
  open, freeze                  | open                             | already applied                                        | v2 0/0
  open, deposit 9, freeze       | freeze                           | already applied                                        | v3 9/9
  open                          | unfreeze                         | already applied                                        | v1 0/0
  open, close                   | close                            | already applied                                        | v2 0/0
  open, deposit 9, hold 4       | hold 4                           | already applied                                        | v3 9/5
  open, deposit 9, hold 4 until=05:00 | hold 4 until=05:00         | already applied                                        | v3 9/5
  open, deposit 9, hold 4 until=04:00, freeze | freeze at=04:00    | already applied                                        | v4 9/5
  chart 4500 Rent INCOME        | chart 4500 Rent INCOME           | already applied                                        |
  -                             | chart 1000 Cash ASSET            | already applied                                        |
`;

const ids = /^(?:acc|cus|hld|trf|jrn)_0+/;
const shown = (value: unknown): string =>
  String(value)
    .replace(ids, '')
    .replace(/^.*T(\d\d:\d\d):.*$/, '$1')
    .replace(/ .*/, '');
const words = ({ type, data }: { type: string; data: Record<string, unknown> }): string => {
  const {
    amount,
    currency: _currency,
    counter,
    customerId: _customer,
    product: _product,
    legs: _legs,
    customerLegs: _count,
    ...rest
  } = data;
  const members = Object.keys(rest)
    .sort()
    .map((name) => `${name}=${shown(rest[name])}`);
  return [type.slice('accounts.'.length), amount, counter, ...members].filter((part) => part !== undefined).join(' ');
};

describe('after … the command … appends', () => {
  test.each(rows(table))('%s | %s | %s', (after, command, events, standing) => {
    const history = story(after ?? '');
    const decision = say(history, command ?? '');
    const happened = { accepted: 'accepted', 'already-applied': 'already applied', rejected: 'refused' }[
      decision.outcome
    ];
    const appended =
      decision.outcome === 'accepted' ? decision.events.map((one) => words(one as never)).join('; ') : happened;
    expect(appended).toBe(events);
    if (decision.outcome === 'rejected' || standing === '') return;
    const answer = decision.answer as Record<string, never>;
    const { version, balance, available } = (answer['from'] ?? answer) as unknown as Record<string, { amount: string }>;
    if (balance !== undefined) expect(`v${version} ${balance.amount}/${available?.amount}`).toBe(standing);
    expect(`v${history.version(anna)}`).toBe(standing?.split(' ')[0]);
  });
});

test('an account keeps at most 100 holds open; the next is refused until one is gone', () => {
  const holds = Array.from({ length: 100 }, (_, index) => ({
    stream: anna,
    type: 'accounts.HoldPlaced',
    data: { holdId: exampleId('hld', `h${index}`), amount: '1', currency: 'CZK' },
  }));
  const history = new History([...story('open, deposit 200').events, ...holds]);
  expect(say(history, 'hold 1 hold=more')).toMatchObject({ outcome: 'rejected', reason: 'too-many-holds' });
  expect(say(history, 'release hold=h7').outcome).toBe('accepted');
  expect(say(history, 'hold 1 hold=more').outcome).toBe('accepted');
});

test('after 200 reversals the oldest is forgotten: what lies before can no longer be reversed, and still not twice', () => {
  const moved = { amount: '1', currency: 'CZK', counter: 'gl:1000' };
  const mistakes = Array.from({ length: 200 }, (_, index) => [
    { stream: anna, type: 'accounts.MoneyDeposited', data: moved },
    { stream: anna, type: 'accounts.CreditReversed', data: { ...moved, reverses: String(2 + index * 2) } },
  ]);
  const history = new History([...story('open').events, ...mistakes.flat()]);
  expect(say(history, 'reverse 2')).toMatchObject({ outcome: 'rejected', reason: 'already-reversed' });
  for (const phrase of ['deposit 1', 'reverse 402']) expect(say(history, phrase).outcome).toBe('accepted');
  expect(say(history, 'reverse 2')).toMatchObject({ outcome: 'rejected', reason: 'too-old-to-reverse' });
  expect(say(history, 'reverse 4')).toMatchObject({ outcome: 'rejected', reason: 'already-reversed' });
});

test('a posting keeps its own legs in its stream and names the accounts that it moved', () => {
  const history = story('open, deposit 9, bert.open');
  expect(say(history, 'post D:anna:9+C:bert:6+C:4000:3')).toMatchObject({
    outcome: 'accepted',
    answer: {
      postingId: exampleId('jrn', 'p1'),
      accounts: [{ accountId: anna, version: '3' }, { version: '2' }],
    },
    events: [
      {
        data: {
          legs: [{ account: 'gl:4000', side: 'CREDIT', amount: '3', currency: 'CZK' }],
          customerLegs: 2,
        },
      },
      { type: 'accounts.PostingDebited' },
      { type: 'accounts.PostingCredited' },
    ],
  });
});

test('a posting has at most 100 legs', () => {
  const legs = (count: number) =>
    Array.from({ length: count }, (_, index) => `${index % 2 ? 'C' : 'D'}:1000:1`).join('+');
  expect(say(story('-'), `post ${legs(100)}`).outcome).toBe('accepted');
  expect(say(story('-'), `post ${legs(102)}`)).toMatchObject({ outcome: 'rejected', reason: 'posting-size' });
});
