/** Accounts: customers' money and the bank's own books. */
import type { Context } from '@munim/platform/context';
import { accountAggregate } from './account/account.ts';
import { operations } from './http/operations.ts';
import { ledgerAccountAggregate } from './ledger/ledger-account.ts';
import { postingAggregate } from './ledger/posting-aggregate.ts';
import { eventSchemas } from './public/events.ts';
import { accountDetailsModel } from './read-models/account-details/project.ts';
import { ledgerAccountsModel } from './read-models/ledger-accounts/project.ts';
import { statementModel } from './read-models/statement/project.ts';
import { trialBalanceModel } from './read-models/trial-balance/project.ts';

export const accounts: Context = {
  name: 'accounts',
  about: "Customers' accounts and the bank's own books: what moves money, and what is read of it.",
  aggregates: [accountAggregate, ledgerAccountAggregate, postingAggregate],
  operations,
  // The trial balance last: its rows are shared by all accounts, and are locked from here to the commit.
  readModels: [accountDetailsModel, statementModel, ledgerAccountsModel, trialBalanceModel],
  workflows: [],
  eventSchemas,
};
