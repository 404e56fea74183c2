/** Canonical accounts for specs, and a language of one line for what happens to them: `open, deposit 100, freeze`. */
import type { CommandDefinition, JsonObject, NewEvent, RecordedEvent } from '@munim/kernel';
import { History } from '@munim/kernel/testing';
import { bookPosting, type PostingLeg } from '../ledger/book-posting.ts';
import { openLedgerAccount } from '../ledger/ledger-account.ts';
import { transferBetween } from '../ledger/transfer-between.ts';
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

/** `exampleId('acc', 'anna')` is a well-formed id that can be read. */
export const exampleId = <Prefix extends string>(prefix: Prefix, name: string): `${Prefix}_${string}` =>
  `${prefix}_${name.padStart(26, '0')}`;
export const anna = exampleId('acc', 'anna');
export const bert = exampleId('acc', 'bert');
export const mary = exampleId('cus', 'mary');
/** A customer who has left. */
const peter = exampleId('cus', 'peter');

const registered = (stream: string): NewEvent => ({
  stream,
  type: 'customers.CustomerRegistered',
  data: { kind: 'PERSON', country: 'CZ', personal: { fullName: 'sealed' } },
});
export const customerEvents: readonly NewEvent[] = [
  registered(mary),
  registered(peter),
  { stream: peter, type: 'customers.CustomerClosed', data: {} },
];

/** `transferBetween` as a command, as the transfers context has one of its own. */
const transferMoney: CommandDefinition = {
  name: 'transfers.transferMoney',
  streams: (command) => [...new Set([String(command['from']), String(command['to'])])],
  decide: (command, at, context) =>
    transferBetween(at, command as unknown as Parameters<typeof transferBetween>[1], context),
};

interface Words {
  readonly account: string;
  readonly amount: string;
  readonly word: (index: number) => string;
  readonly options: Readonly<Record<string, string>>;
  readonly history: History;
}
type Phrase = (words: Words) => readonly [CommandDefinition<never>, JsonObject];

const order = ({ account, amount, options }: Words) => ({
  accountId: account,
  amount,
  currency: options['in'] ?? 'CZK',
  counterAccount: options['gl'],
  valueDate: options['value'],
  reference: options['ref'],
  text: options['text'],
});
const hold = (words: Words) => ({
  ...order(words),
  holdId: exampleId('hld', words.options['hold'] ?? 'h1'),
  heldFor: words.options['held'] === undefined ? undefined : exampleId('trf', words.options['held']),
});

const phrases: Readonly<Record<string, Phrase>> = {
  open: ({ account, word, options }) => [
    openAccount,
    {
      accountId: account,
      customerId: exampleId('cus', options['for'] ?? 'mary'),
      product: word(1) === 'savings' ? 'SAVINGS' : 'CURRENT',
      currency: options['in'] ?? 'CZK',
      overdraftLimit: options['overdraft'] ?? '0',
    },
  ],
  deposit: (words) => [deposit, order(words)],
  withdraw: (words) => [withdraw, order(words)],
  card: (words) => [withdrawByCard, order(words)],
  fee: (words) => [chargeFee, order(words)],
  interest: (words) => [bookInterest, { ...order(words), direction: words.options['side'] ?? 'CREDIT' }],
  hold: (words) => [
    placeHold,
    {
      ...hold(words),
      expiresAt: words.options['until'] === undefined ? undefined : instant(words.options['until']),
    },
  ],
  capture: (words) => [
    captureHold,
    {
      ...hold(words),
      ...(words.amount === '' ? { amount: undefined, currency: undefined } : {}),
      keepRemainder: words.options['keep'] === 'yes',
    },
  ],
  release: (words) => [
    releaseHold,
    { accountId: words.account, holdId: hold(words).holdId, heldFor: hold(words).heldFor },
  ],
  freeze: ({ account }) => [freezeAccount, { accountId: account, reason: 'court order' }],
  unfreeze: ({ account }) => [unfreezeAccount, { accountId: account }],
  close: ({ account }) => [closeAccount, { accountId: account }],
  reverse: ({ account, word, options, history }) => {
    const event = history.events.filter(({ stream }) => stream === account)[Number(word(1)) - 1];
    const original = event ? { type: event.type, data: event.data } : null;
    return [reverseTransaction, { accountId: account, version: word(1), original, valueDate: options['value'] }];
  },
  transfer: ({ account, amount, options }) => [
    transferMoney,
    {
      transferId: exampleId('trf', 't1'),
      from: account,
      to: exampleId('acc', options['to'] ?? 'bert'),
      amount,
      currency: options['in'] ?? 'CZK',
      valueDate: options['value'],
    },
  ],
  post: ({ word, options }) => [
    bookPosting,
    {
      postingId: exampleId('jrn', options['id'] ?? 'p1'),
      legs: word(1).split('+').map(legOf),
      valueDate: options['value'],
    },
  ],
  chart: ({ word }) => [openLedgerAccount, { code: word(1), name: word(2), type: word(3) }],
};

/** `D:anna:100` or `C:4000:100:EUR`. */
function legOf(text: string): PostingLeg {
  const [side, account = '', amount = '', currency = 'CZK'] = text.split(':');
  const ref = /^\d/.test(account) ? (`gl:${account}` as const) : exampleId('acc', account);
  return { account: ref, side: side === 'D' ? 'DEBIT' : 'CREDIT', amount, currency };
}

/** The command that a phrase names: `bert.deposit 100 value=2026-01-01`; without a name it is Anna's account. */
export function commandOf(phrase: string, history: History): readonly [CommandDefinition<never>, JsonObject] {
  const parts = phrase.trim().split(/\s+/);
  const plain = parts.filter((part) => !part.includes('='));
  const [name, verb] = plain[0]?.includes('.') ? (plain[0].split('.') as [string, string]) : ['anna', plain[0] ?? ''];
  const make = phrases[verb];
  if (!make) throw new Error(`no phrase '${verb}'`);
  return make({
    account: exampleId('acc', name),
    amount: plain[1] ?? '',
    word: (index) => plain[index] ?? '',
    options: Object.fromEntries(
      parts.filter((part) => part.includes('=')).map((part) => part.split('=') as [string, string]),
    ),
    history,
  });
}

/** Says a phrase and answers what was decided; `at=04:00` is the hour of the decision, otherwise it is 03:04. */
export function say(history: History, phrase: string) {
  const [definition, command] = commandOf(phrase, history);
  const hour = /\bat=(\d\d:\d\d)/.exec(phrase)?.[1];
  return history.submit(definition, command as never, hour === undefined ? {} : { recordedAt: instant(hour) });
}
const instant = (hour: string): string => `2026-01-02T${hour}:00.000Z`;

/** What has happened when all these phrases were accepted, one after another. */
export function story(phrases_: string): History {
  const history = new History(customerEvents);
  for (const phrase of phrases_.split(',').filter((one) => one.trim() !== '' && one.trim() !== '-')) {
    const decision = say(history, phrase);
    if (decision.outcome === 'rejected') throw new Error(`'${phrase}' was refused: ${decision.reason}`);
  }
  return history;
}

/** Rows of a text table, cells separated by `|`; the first row is its head. */
export const rows = (table: string): string[][] =>
  table
    .split('\n')
    .filter((line) => line.includes('|'))
    .slice(1)
    .map((line) => line.split('|').map((cell) => cell.trim()));

/** The events as the log records them, all on one day unless `dayOf` says otherwise. */
export function recorded(
  events: readonly NewEvent[],
  dayOf: (index: number) => string = () => '2026-01-02',
): RecordedEvent[] {
  const versions = new Map<string, bigint>();
  return events.map((event, index) => {
    const version = (versions.get(event.stream) ?? 0n) + 1n;
    versions.set(event.stream, version);
    return {
      ...event,
      tenant: 'first-bank',
      position: BigInt(index) + 1n,
      version,
      schema: 1,
      actor: 'cli_example',
      correlation: 'req_example',
      causation: 'req_example',
      occurredAt: '2026-01-02T03:04:05.678Z',
      recordedAt: '2026-01-02T03:04:05.678Z',
      businessDate: dayOf(index),
    };
  });
}
