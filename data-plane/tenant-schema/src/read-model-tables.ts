/** The tables that hold nothing of their own: each is the fold of the log, so an empty one can be filled again. */
export const readModelTables: ReadonlySet<string> = new Set([
  'account_details',
  'account_holds',
  'account_statement',
  'trial_balance',
  'ledger_accounts',
  'customer_details',
  'transfers',
]);
