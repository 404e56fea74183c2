/** Everything that can be asked of one account, as the request that asks it: money in, money out, and the rest. */
import type { RawRequest } from './raw-http.ts';

export interface Act {
  readonly accountId: string;
  /** The other account of a transfer; nothing is wrong with it. */
  readonly otherId: string;
  readonly amount?: string;
  readonly currency?: string;
  /** Of another bank. */
  readonly bank?: string;
}

const post = (path: string, body?: object): RawRequest => ({ method: 'POST', path, ...(body && { body }) });
const moneyOf = ({ amount = '1', currency = 'CZK' }: Act) => ({ amount, currency });
const on =
  (place: string, more: object = {}) =>
  (act: Act): RawRequest =>
    post(`/v1/accounts/${act.accountId}/${place}`, { ...moneyOf(act), ...more });

const posting = (side: 'DEBIT' | 'CREDIT', act: Act): RawRequest =>
  post('/v1/postings', {
    legs: [
      { accountId: act.accountId, side, ...moneyOf(act) },
      { ledgerAccount: '4000', side: side === 'DEBIT' ? 'CREDIT' : 'DEBIT', ...moneyOf(act) },
    ],
  });
const transfer = (debtorAccountId: string, creditor: object, act: Act): RawRequest =>
  post('/v1/transfers', { debtorAccountId, creditor, ...moneyOf(act) });

/** Those that give the account money. */
export const credits: Readonly<Record<string, (act: Act) => RawRequest>> = {
  deposit: on('deposits'),
  'interest to the customer': on('interest', { direction: 'CREDIT' }),
  'a posting that credits it': (act) => posting('CREDIT', act),
  'a transfer to it': (act) => transfer(act.otherId, { accountId: act.accountId }, act),
};

/** Those that take money, or set it aside. */
export const debits: Readonly<Record<string, (act: Act) => RawRequest>> = {
  withdrawal: on('withdrawals'),
  'card withdrawal': on('card-withdrawals'),
  fee: on('fees'),
  'interest from the customer': on('interest', { direction: 'DEBIT' }),
  hold: on('holds'),
  'a posting that debits it': (act) => posting('DEBIT', act),
  'a transfer from it': (act) => transfer(act.accountId, { accountId: act.otherId }, act),
  'a transfer to another bank': (act) => transfer(act.accountId, { bank: act.bank ?? 'YZ', account: '87144583' }, act),
};

/** Those that move no money of theirs. */
export const others: Readonly<Record<string, (act: Act) => RawRequest>> = {
  freeze: ({ accountId }) => post(`/v1/accounts/${accountId}/freeze`, { reason: 'court order' }),
  unfreeze: ({ accountId }) => post(`/v1/accounts/${accountId}/unfreeze`),
  close: ({ accountId }) => post(`/v1/accounts/${accountId}/close`),
  reversal: ({ accountId }) => post(`/v1/accounts/${accountId}/transactions/2/reversal`, {}),
};
