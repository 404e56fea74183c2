/** GET /v1/ledger-accounts: the chart of accounts. */
import { queryOperation, z } from '@munim/platform/http';
import { ledgerAccountTypes } from '../ledger/chart.ts';
import { ledgerAccountView, readChart } from '../read-models/ledger-accounts/query.ts';

export const listLedgerAccountsOperation = queryOperation({
  operationId: 'listLedgerAccounts',
  path: '/v1/ledger-accounts',
  context: 'accounts',
  summary: 'The chart of accounts, in order of code',
  scope: 'accounts:read',
  success: {
    status: 200,
    description: 'The default chart and what the bank added.',
    body: z.object({
      data: z.array(
        z
          .object({
            code: z.string(),
            name: z.string(),
            type: z.enum(ledgerAccountTypes),
            use: z
              .enum(['OPEN', 'CONTROL', 'TRANSIT'])
              .openapi({ description: 'Only OPEN accounts may be named in postings.' }),
            normalSide: z.enum(['DEBIT', 'CREDIT']),
          })
          .openapi('LedgerAccount'),
      ),
    }),
  },
  handle: async (_input, bank) => ({ body: { data: (await readChart(bank.sql)).map(ledgerAccountView) } }),
});
