/** Random business on a small bank: whatever is asked in whatever order, the books hold after every single event. */
import { canonicalJson, type Decision, type NewEvent } from '@munim/kernel';
import type { History } from '@munim/kernel/testing';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { accountAggregate, availableMinor, heldMinor, isActive } from '../account/account.ts';
import { anna, bert, say, story } from '../account/account.examples.ts';
import { business, opening, savings } from '../account/business.examples.ts';
import { eventSchemas } from '../public/events.ts';
import { journalEntryOf } from './journal-entry-of.ts';

/** Debits less credits: of the whole bank, and of money in transit; both per currency. */
function difference(events: readonly NewEvent[], only?: string): Record<string, bigint> {
  const sums: Record<string, bigint> = {};
  for (const { account, side, amountMinor, currency } of events.flatMap((event) => journalEntryOf(event)?.legs ?? [])) {
    if (only !== undefined && account !== only) continue;
    sums[currency] = (sums[currency] ?? 0n) + (side === 'DEBIT' ? amountMinor : -amountMinor);
  }
  return sums;
}
const isZero = (sums: Record<string, bigint>): boolean => Object.values(sums).every((sum) => sum === 0n);

/** What the customers' legs say of an account, without asking the aggregate. */
const balanceByLegs = (events: readonly NewEvent[], account: string): bigint =>
  -(difference(events, account)['CZK'] ?? 0n);

function checkAccounts(history: History): void {
  for (const accountId of [anna, bert, savings]) {
    const account = history.state(accountAggregate, accountId);
    const byLegs = balanceByLegs(history.events, accountId);
    if (!isActive(account)) {
      expect(byLegs).toBe(0n);
      continue;
    }
    expect(account.balanceMinor).toBe(byLegs);
    expect(account.balanceMinor).toBeGreaterThanOrEqual(-account.overdraftLimitMinor);
    expect(availableMinor(account)).toBe(account.balanceMinor - heldMinor(account) + account.overdraftLimitMinor);
    expect(availableMinor(account)).toBeGreaterThanOrEqual(0n);
    expect(Object.values(account.holds).every((hold) => hold.amountMinor > 0n)).toBe(true);
  }
}

function checkEvents(events: readonly NewEvent[]): void {
  for (const event of events) {
    expect(isZero(difference([event]))).toBe(true);
    eventSchemas[event.type as keyof typeof eventSchemas].parse(event.data);
  }
}

describe('whatever is asked', () => {
  const accepted = new Map<string, number>();
  test('every event balances, balances are the fold of the legs, limits hold, and a refusal changes nothing', () => {
    fc.assert(
      fc.property(business(25), (phrases) => {
        const history = story(opening);
        for (const one of phrases) {
          const before = history.events.length;
          const decision: Decision = say(history, one);
          const added = history.events.slice(before);
          if (decision.outcome !== 'accepted') expect(added).toHaveLength(0);
          checkEvents(added);
          expect(isZero(difference(added, 'gl:2900')), `in transit after '${one}'`).toBe(true);
          const kind = `${one.replace(/^\w+\./, '').split(' ')[0]} ${decision.outcome}`;
          accepted.set(kind, (accepted.get(kind) ?? 0) + 1);
        }
        checkAccounts(history);
      }),
      { numRuns: 500 },
    );
  }, 60_000);

  test('and enough of it was accepted, and enough refused, for that to mean something', () => {
    const all = ['deposit', 'withdraw', 'hold', 'capture', 'release', 'transfer', 'post', 'reverse', 'close'];
    for (const kind of all.flatMap((what) => [`${what} accepted`, `${what} rejected`]))
      expect(accepted.get(kind) ?? 0, kind).toBeGreaterThan(5);
  });

  test('the oracle sees a missing half: one side of a transfer alone leaves money in transit', () => {
    const history = story('open, deposit 9, bert.open, transfer 4');
    const half = history.events.filter((event) => event.type !== 'accounts.TransferReceived');
    expect(isZero(difference(half))).toBe(true);
    expect(difference(half, 'gl:2900')).toEqual({ CZK: -4n });
  });
});

test('a movement takes at most 200 bytes of data, a transfer with both ids too', () => {
  const history = story(
    'open, deposit 123456789012 ref=INV-2026-000123, bert.open, transfer 123456789 value=2026-01-05',
  );
  const sizes = history.events
    .filter((event) => journalEntryOf(event) !== undefined)
    .map((event) => Buffer.byteLength(canonicalJson(event.data)));
  expect(Math.max(...sizes)).toBeLessThanOrEqual(200);
});
