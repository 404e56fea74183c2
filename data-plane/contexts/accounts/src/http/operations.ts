/** Every operation of this context, in the order of its document. */
import type { Operation } from '@munim/platform/http';
import { bookInterestOperation } from './book-interest.ts';
import { bookPostingOperation } from './book-posting.ts';
import { captureHoldOperation } from './capture-hold.ts';
import { chargeFeeOperation } from './charge-fee.ts';
import { closeAccountOperation } from './close-account.ts';
import { depositOperation } from './deposit.ts';
import { freezeAccountOperation } from './freeze-account.ts';
import { getAccountOperation } from './get-account.ts';
import { getStatementOperation } from './get-statement.ts';
import { getTrialBalanceOperation } from './get-trial-balance.ts';
import { listAccountsOperation } from './list-accounts.ts';
import { listLedgerAccountsOperation } from './list-ledger-accounts.ts';
import { openAccountOperation } from './open-account.ts';
import { openLedgerAccountOperation } from './open-ledger-account.ts';
import { placeHoldOperation } from './place-hold.ts';
import { releaseHoldOperation } from './release-hold.ts';
import { reverseTransactionOperation } from './reverse-transaction.ts';
import { unfreezeAccountOperation } from './unfreeze-account.ts';
import { withdrawByCardOperation } from './withdraw-by-card.ts';
import { withdrawOperation } from './withdraw.ts';

export const operations: readonly Operation[] = [
  openAccountOperation,
  listAccountsOperation,
  getAccountOperation,
  getStatementOperation,
  depositOperation,
  withdrawOperation,
  withdrawByCardOperation,
  chargeFeeOperation,
  bookInterestOperation,
  placeHoldOperation,
  captureHoldOperation,
  releaseHoldOperation,
  freezeAccountOperation,
  unfreezeAccountOperation,
  closeAccountOperation,
  reverseTransactionOperation,
  bookPostingOperation,
  getTrialBalanceOperation,
  openLedgerAccountOperation,
  listLedgerAccountsOperation,
];
