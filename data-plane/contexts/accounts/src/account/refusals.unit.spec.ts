/** Every refusal of every command on an account, and which of two comes first: one row per case. */
import { describe, expect, test } from 'vitest';
import { bookPosting } from '../ledger/book-posting.ts';
import { openLedgerAccount } from '../ledger/ledger-account.ts';
import { transferReasons } from '../ledger/transfer-between.ts';
import { commandOf, rows, say, story } from './account.examples.ts';
import { captureHold, placeHold, releaseHold } from './decide-holds.ts';
import { reverseTransaction } from './decide-reversal.ts';
import {
  bookInterest,
  chargeFee,
  closeAccount,
  deposit,
  freezeAccount,
  openAccount,
  unfreezeAccount,
  withdraw,
  withdrawByCard,
} from './decide.ts';
import { accountRejections } from './rejection.ts';

/** `open` leaves Anna with a current account of 0 CZK; each row reads: after this, that is refused for this reason. */
const table = `
  after                                 | command                            | refused for
  -                                     | open for=nancy                     | unknown-customer
  -                                     | open for=peter                     | customer-closed
  open                                  | open overdraft=1                   | account-exists
  open, close                           | open                               | account-exists
  open                                  | open savings overdraft=1           | account-exists
  -                                     | open savings overdraft=1           | overdraft-not-allowed
  -                                     | open for=peter savings overdraft=1 | customer-closed

  -                                     | deposit 0 in=EUR                   | unknown-account
  open, close                           | deposit 0 in=EUR                   | account-closed
  open, freeze                          | deposit 1 gl=7777                  | account-frozen
  open                                  | deposit 1 gl=7777 in=EUR           | unknown-ledger-account
  open                                  | deposit 1 gl=4000 in=EUR           | ledger-account-not-allowed
  open                                  | deposit 1 gl=2900                  | ledger-account-not-allowed
  open                                  | deposit 1 gl=2000                  | ledger-account-not-allowed
  open, chart 4500 Rent INCOME          | deposit 1 gl=4500                  | ledger-account-not-allowed
  open                                  | deposit 0 in=EUR                   | currency-mismatch
  open                                  | deposit 0 value=1990-01-01         | invalid-amount
  open                                  | deposit -5                         | invalid-amount
  open                                  | deposit 05                         | invalid-amount
  open                                  | deposit 1.5                        | invalid-amount
  open                                  | deposit 1e3                        | invalid-amount
  open                                  | deposit 1000000000000000000        | invalid-amount
  open                                  | deposit 1 value=2025-01-01         | ok
  open                                  | deposit 1 value=2024-12-31         | value-date-out-of-range
  open                                  | deposit 1 value=2027-01-03         | ok
  open                                  | deposit 1 value=2027-01-04         | value-date-out-of-range
  open                                  | deposit 1 value=someday            | value-date-out-of-range
  open                                  | deposit 999999999999999999         | ok
  open, deposit 1                       | deposit 999999999999999999         | balance-limit

  -                                     | withdraw 1                         | unknown-account
  open, close                           | withdraw 1                         | account-closed
  open, freeze                          | withdraw 1                         | account-frozen
  open                                  | withdraw 1 gl=7777                 | unknown-ledger-account
  open                                  | withdraw 1 gl=5000                 | ledger-account-not-allowed
  open                                  | withdraw 1 in=EUR                  | currency-mismatch
  open                                  | withdraw 0                         | invalid-amount
  open                                  | withdraw 1 value=2020-01-01        | value-date-out-of-range
  open                                  | withdraw 1                         | insufficient-funds
  open overdraft=10                     | withdraw 10                        | ok
  open overdraft=10                     | withdraw 11                        | insufficient-funds
  open savings, deposit 5               | withdraw 6                         | insufficient-funds
  open, deposit 5, hold 5               | withdraw 1                         | insufficient-funds

  -                                     | card 1                             | unknown-account
  open, close                           | card 1                             | account-closed
  open, freeze                          | card 1                             | account-frozen
  open                                  | card 1 gl=7777                     | unknown-ledger-account
  open                                  | card 1 gl=4000                     | ledger-account-not-allowed
  open                                  | card 1 in=EUR                      | currency-mismatch
  open                                  | card 0                             | invalid-amount
  open                                  | card 1 value=2020-01-01            | value-date-out-of-range
  open                                  | card 1                             | insufficient-funds

  -                                     | fee 1                              | unknown-account
  open, close                           | fee 1                              | account-closed
  open, freeze                          | fee 1                              | account-frozen
  open                                  | fee 1 gl=7777                      | unknown-ledger-account
  open                                  | fee 1 gl=1000                      | ledger-account-not-allowed
  open                                  | fee 1 in=EUR                       | currency-mismatch
  open                                  | fee 0                              | invalid-amount
  open                                  | fee 1 value=2020-01-01             | value-date-out-of-range
  open                                  | fee 1                              | insufficient-funds

  -                                     | interest 1                         | unknown-account
  open, close                           | interest 1                         | account-closed
  open                                  | interest 1 gl=7777                 | unknown-ledger-account
  open                                  | interest 1 gl=4100                 | ledger-account-not-allowed
  open                                  | interest 1 gl=5000 side=DEBIT      | ledger-account-not-allowed
  open                                  | interest 1 in=EUR                  | currency-mismatch
  open                                  | interest 0                         | invalid-amount
  open                                  | interest 1 value=2020-01-01        | value-date-out-of-range
  open                                  | interest 1 side=DEBIT              | insufficient-funds
  open, deposit 1                       | interest 999999999999999999        | balance-limit

  -                                     | freeze                             | unknown-account
  open, close                           | freeze                             | account-closed
  -                                     | unfreeze                           | unknown-account
  open, close                           | unfreeze                           | account-closed
  -                                     | close                              | unknown-account
  open, freeze                          | close                              | account-frozen
  open, deposit 1, hold 1               | close                              | holds-open
  open, deposit 1                       | close                              | balance-not-zero
  open overdraft=1, withdraw 1          | close                              | balance-not-zero

  -                                     | hold 1                             | unknown-account
  open, close                           | hold 1                             | account-closed
  open, freeze                          | hold 1                             | account-frozen
  open, deposit 9, hold 5               | hold 4                             | hold-exists
  open, deposit 9, hold 5               | hold 5 until=04:00                 | hold-exists
  open, deposit 9, hold 5               | hold 5 held=t1                     | hold-exists
  open, deposit 9, hold 5 held=t1       | hold 5                             | hold-exists
  open                                  | hold 1 until=03:00 in=EUR          | hold-expired
  open                                  | hold 0 in=EUR                      | currency-mismatch
  open                                  | hold 0                             | invalid-amount
  open                                  | hold 1                             | insufficient-funds

  -                                     | capture 1                          | unknown-account
  open, close                           | capture 1                          | account-closed
  open                                  | capture 1 gl=7777                  | unknown-ledger-account
  open                                  | capture 1 gl=4000                  | ledger-account-not-allowed
  open                                  | capture 1 in=EUR                   | unknown-hold
  open, deposit 5, hold 5, capture 5    | capture 1                          | unknown-hold
  open, deposit 5, hold 5, capture 2    | capture 1                          | unknown-hold
  open, deposit 5, hold 5, release      | capture 1                          | unknown-hold
  open, deposit 5, hold 5 held=t1       | capture                            | hold-reserved
  open, deposit 5, hold 5 held=t1       | capture 0 in=EUR                   | hold-reserved
  open, deposit 5, hold 5 held=t1       | capture held=t2                    | hold-reserved
  open, deposit 5, hold 5 held=t1       | capture held=t1                    | ok
  open, deposit 5, hold 5               | capture held=t1                    | ok
  open, deposit 5, hold 5 until=04:00   | capture 1 at=04:00                 | hold-expired
  open, deposit 5, hold 5               | capture 0 in=EUR                   | currency-mismatch
  open, deposit 5, hold 5               | capture 0                          | invalid-amount
  open, deposit 5, hold 5               | capture 6 value=2020-01-01         | value-date-out-of-range
  open, deposit 9, hold 5               | capture 6                          | hold-exceeded
  open, deposit 9, hold 5, capture 2 keep=yes | capture 4                    | hold-exceeded

  -                                     | release                            | unknown-account
  open, close                           | release                            | account-closed
  open                                  | release                            | unknown-hold
  open, deposit 5, hold 5, release      | release                            | unknown-hold
  open, deposit 5, hold 5 held=t1       | release                            | hold-reserved
  open, deposit 5, hold 5 held=t1       | release held=t2                    | hold-reserved
  open, deposit 5, hold 5 held=t1       | release held=t1                    | ok
  open, deposit 5, hold 5               | release held=t1                    | ok

  -                                     | reverse 1                          | unknown-account
  open, deposit 1, withdraw 1, close    | reverse 2                          | account-closed
  open                                  | reverse 9                          | unknown-transaction
  open                                  | reverse 1                          | not-reversible
  open, deposit 1, reverse 2            | reverse 3                          | not-reversible
  open, deposit 5, hold 5               | reverse 3                          | not-reversible
  open, deposit 5, hold 5, capture      | reverse 4                          | ok
  open, deposit 5, hold 5 held=t1, capture held=t1 | reverse 4               | not-reversible
  open, deposit 5, hold 5, capture held=t1 | reverse 4                       | not-reversible
  open, deposit 5, bert.open, transfer 5      | reverse 3                    | not-reversible
  open, post D:1000:5+C:anna:5          | reverse 2                          | not-reversible
  open, deposit 1, reverse 2            | reverse 2                          | already-reversed
  open, deposit 1                       | reverse 2 value=2020-01-01         | value-date-out-of-range
  open, deposit 5, withdraw 1           | reverse 2                          | insufficient-funds
  open, deposit 9, withdraw 9, deposit 999999999999999999 | reverse 3        | balance-limit

  open, deposit 1                       | transfer 1                         | unknown-account
  bert.open                             | transfer 0                         | unknown-account
  open, deposit 1, bert.open, bert.close | transfer 1                        | account-closed
  open, freeze, bert.open, bert.close   | transfer 1                         | account-closed
  open, freeze, bert.open               | transfer 1                         | account-frozen
  open, deposit 1, bert.open, bert.freeze | transfer 9                       | account-frozen
  open, deposit 1                       | transfer 1 to=anna in=EUR          | same-account
  open, freeze                          | transfer 1 to=anna                 | account-frozen
  open, bert.open in=EUR                | transfer 1                         | currency-mismatch
  open, bert.open                       | transfer 0                         | invalid-amount
  open, bert.open                       | transfer 1 value=2020-01-01        | value-date-out-of-range
  open, bert.open                       | transfer 1                         | insufficient-funds
  open, deposit 1, bert.open, bert.deposit 999999999999999999 | transfer 1   | balance-limit

  open                                  | post D:1000:5                      | posting-size
  open                                  | post D:1000:5+C:bert:5             | unknown-account
  open, close                           | post D:1000:5+C:anna:5             | account-closed
  open, freeze                          | post D:1000:5+C:anna:6             | account-frozen
  open                                  | post D:7777:5+C:anna:5             | unknown-ledger-account
  open                                  | post D:2000:5+C:anna:5             | ledger-account-not-allowed
  open                                  | post D:2900:5+C:anna:5             | ledger-account-not-allowed
  open, post D:1000:5+C:anna:5          | post D:1000:5+C:anna:5             | posting-exists
  open                                  | post D:1000:5:EUR+C:anna:5:EUR     | currency-mismatch
  open                                  | post D:1000:0+C:anna:0             | invalid-amount
  open                                  | post D:1000:0+C:4000:0             | invalid-amount
  open                                  | post D:1000:5+C:4000:5 value=2020-01-01 | value-date-out-of-range
  open                                  | post D:1000:5+C:anna:6             | posting-unbalanced
  open                                  | post D:1000:5+C:4000:5:EUR         | posting-unbalanced
  open                                  | post D:anna:5+C:1000:5             | insufficient-funds
  open                                  | post D:anna:5+C:anna:5             | insufficient-funds
  open                                  | post C:anna:5+D:anna:5             | ok
  open, deposit 5                       | post D:1000:999999999999999999+C:anna:999999999999999999 | balance-limit

  chart 4500 Rent INCOME                | chart 4500 Hire INCOME             | ledger-account-exists
  -                                     | chart 1000 Cash LIABILITY          | ledger-account-exists
  -                                     | chart 2000 Customers LIABILITY     | ledger-account-exists
`;
const cases = rows(table);

describe('after … the command … is refused for', () => {
  test.each(cases)('%s | %s | %s', (after, command, expected) => {
    const history = story(after ?? '');
    const before = history.events.length;
    const decision = say(history, command ?? '');
    expect(decision.outcome === 'rejected' ? decision.reason : 'ok').toBe(expected);
    if (decision.outcome === 'rejected') {
      expect(history.events).toHaveLength(before);
      expect(decision.detail).toMatch(/^[A-Z].*\.$/);
    }
  });
});

/** Shown by properties of their own, because they need hundreds of events. */
const shownElsewhere: readonly string[] = ['too-many-holds', 'too-old-to-reverse'];

describe('the reasons that a command lists are those of the table, no more and no fewer', () => {
  const listed: Record<string, readonly string[]> = {
    'transfers.transferMoney': transferReasons,
    ...Object.fromEntries(
      [
        openAccount,
        deposit,
        withdraw,
        withdrawByCard,
        chargeFee,
        bookInterest,
        freezeAccount,
        unfreezeAccount,
        closeAccount,
        placeHold,
        captureHold,
        releaseHold,
        reverseTransaction,
        bookPosting,
        openLedgerAccount,
      ].map((one) => [one.name, one.reasons]),
    ),
  };
  const shown = new Map<string, Set<string>>();
  for (const [after, command, reason] of cases) {
    const { name } = commandOf(command ?? '', story(after ?? ''))[0];
    if (reason !== 'ok') shown.set(name, (shown.get(name) ?? new Set()).add(reason ?? ''));
  }
  test.each(Object.keys(listed))('%s', (name) => {
    const expected = (listed[name] ?? []).filter((reason) => !shownElsewhere.includes(reason));
    expect([...(shown.get(name) ?? [])].sort()).toEqual([...new Set(expected)].sort());
  });
  test('and every reason of the closed list is given by some command', () => {
    expect([...new Set(Object.values(listed).flat())].sort()).toEqual([...accountRejections].sort());
  });
});
