/** Every reason for which this context refuses, and its one problem; the compiler checks that none is missing. */
import { defineProblem, platformProblems, type ProblemDefinition } from '@munim/kernel';
import type { AccountRejection } from '../account/rejection.ts';

/** 409: the state of something forbids it; the same request may succeed when that has changed. */
const conflict = (code: AccountRejection, title: string, action: string) => defineProblem(code, 409, title, action);
/** 422: the request itself can never succeed. */
const senseless = (code: AccountRejection, title: string, action: string) => defineProblem(code, 422, title, action);

export const accountProblems: Readonly<Record<AccountRejection, ProblemDefinition>> = {
  'unknown-customer': platformProblems.notFound,
  'customer-closed': conflict('customer-closed', 'The customer is closed', 'Open the account for an active customer.'),
  'unknown-account': platformProblems.notFound,
  'account-exists': conflict(
    'account-exists',
    'The account exists with other terms',
    'Read the account; use a new id for another one.',
  ),
  'account-closed': conflict('account-closed', 'The account is closed', 'Use an open account.'),
  'account-frozen': conflict(
    'account-frozen',
    'The account is frozen',
    'Unfreeze the account first, if its freeze may be lifted.',
  ),
  'unknown-ledger-account': platformProblems.notFound,
  'ledger-account-exists': conflict(
    'ledger-account-exists',
    'The ledger account exists as another',
    'Choose another code.',
  ),
  'ledger-account-not-allowed': senseless(
    'ledger-account-not-allowed',
    'This ledger account cannot be used here',
    'Name an open ledger account of a type that `detail` allows; control and transit accounts are never named.',
  ),
  'unknown-hold': platformProblems.notFound,
  'hold-reserved': conflict(
    'hold-reserved',
    'The hold belongs to a transfer',
    'Wait for the transfer that `detail` names: its end captures or releases the hold.',
  ),
  'hold-exists': conflict(
    'hold-exists',
    'The hold exists with another amount or end',
    'Use a new id for another hold.',
  ),
  'hold-expired': conflict('hold-expired', 'The hold has expired', 'Place a new hold that ends in the future.'),
  'unknown-transaction': platformProblems.notFound,
  'not-reversible': senseless('not-reversible', 'This cannot be reversed', 'Do what `detail` says instead.'),
  'too-old-to-reverse': conflict(
    'too-old-to-reverse',
    'The transaction is too old to be reversed',
    'Book a posting that corrects it.',
  ),
  'already-reversed': conflict(
    'already-reversed',
    'The transaction is reversed already',
    'Nothing: it was reversed before.',
  ),
  'posting-exists': conflict('posting-exists', 'The posting is booked already', 'Use a new id for another posting.'),
  'posting-size': senseless(
    'posting-size',
    'A posting has 2 to 100 legs',
    'Split the posting into several that each balance.',
  ),
  'same-account': senseless(
    'same-account',
    'A transfer needs two accounts',
    'Name another account to receive the money.',
  ),
  'currency-mismatch': senseless(
    'currency-mismatch',
    'The account is kept in another currency',
    "Send the amount in the account's currency.",
  ),
  'invalid-amount': senseless(
    'invalid-amount',
    'The amount is not positive minor units',
    'Send 1 to 18 digits of minor units, above zero.',
  ),
  'value-date-out-of-range': senseless(
    'value-date-out-of-range',
    'The value date is too far from the booking date',
    'Choose a value date within 366 days of the booking date.',
  ),
  'posting-unbalanced': senseless(
    'posting-unbalanced',
    'Debits and credits differ',
    'Make them equal in every currency; `detail` has the difference.',
  ),
  'overdraft-not-allowed': senseless(
    'overdraft-not-allowed',
    'This product has no overdraft',
    'Leave the overdraft limit out, or open a current account.',
  ),
  'hold-exceeded': conflict('hold-exceeded', 'The hold is for less than this', 'Capture at most what is on hold.'),
  'too-many-holds': conflict(
    'too-many-holds',
    'The account has too many open holds',
    'Capture or release some of its holds first.',
  ),
  'insufficient-funds': conflict(
    'insufficient-funds',
    'There is not enough available',
    'Move less, or pay money in first.',
  ),
  'balance-limit': conflict('balance-limit', 'The balance would exceed its limit', 'Move less, or money out first.'),
  'holds-open': conflict('holds-open', 'Something is on hold', 'Capture or release every hold first.'),
  'balance-not-zero': conflict('balance-not-zero', 'The balance is not zero', 'Bring the balance to zero first.'),
};

/** The problems of a command, for its operation: those of the reasons that it lists. */
export const problemsOf = ({ reasons }: { readonly reasons: readonly AccountRejection[] }) =>
  Object.fromEntries(reasons.map((reason) => [reason, accountProblems[reason]])) as Record<
    AccountRejection,
    ProblemDefinition
  >;
