/** One row per ledger account that the bank opened itself. */
import type { ReadModel } from '@munim/platform/projections';
import { insertRows } from '../insert-rows.ts';

export const ledgerAccountsModel: ReadModel = {
  name: 'ledger-accounts',
  tables: ['ledger_accounts'],
  project: async (events, tx, table) => {
    const rows = events
      .filter((event) => event.type === 'accounts.LedgerAccountOpened')
      .map(({ data, businessDate }) => ({
        code: data['code'] as string,
        name: data['name'] as string,
        type: data['type'] as string,
        opened_on: businessDate,
      }));
    if (rows.length > 0) await insertRows(tx, table('ledger_accounts'), rows);
  },
};
