/** GET /v1/trial-balance: turnover of every ledger account, and the proof that debits equal credits. */
import { queryOperation, signedAmount, z } from '@munim/platform/http';
import { ledgerAccountTypes } from '../ledger/chart.ts';
import { readTrialBalance } from '../read-models/trial-balance/query.ts';

const sums = { currency: z.string(), debits: signedAmount, credits: signedAmount };

export const getTrialBalanceOperation = queryOperation({
  operationId: 'getTrialBalance',
  path: '/v1/trial-balance',
  context: 'accounts',
  summary: 'The trial balance',
  description: "Customers' accounts stand together as 2000. What is on 2900 is in transit between two of them.",
  scope: 'accounts:read',
  success: {
    status: 200,
    description: 'As of one moment; `difference` is zero in every currency.',
    body: z
      .object({
        accounts: z.array(
          z.object({
            code: z.string(),
            name: z.string().nullable().openapi({ description: 'Null until the account itself is known here.' }),
            type: z.enum(ledgerAccountTypes).nullable(),
            ...sums,
            balance: signedAmount.openapi({
              description: 'Debits less credits for assets and expenses, else credits less debits.',
            }),
          }),
        ),
        totals: z.array(z.object({ ...sums, difference: signedAmount })),
      })
      .openapi('TrialBalance'),
  },
  handle: async (_input, bank) => ({ body: await readTrialBalance(bank.sql) }),
});
