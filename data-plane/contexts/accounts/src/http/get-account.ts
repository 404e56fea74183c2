/** GET /v1/accounts/{accountId}: an account as it stands, with its holds. */
import { platformProblems, ProblemError, wireMoney } from '@munim/kernel';
import { queryOperation, signedMoney, z } from '@munim/platform/http';
import { accountView, findAccount } from '../read-models/account-details/query.ts';
import { account } from './account-schema.ts';
import { accountParams } from './schemas.ts';

export const getAccountOperation = queryOperation({
  operationId: 'getAccount',
  path: '/v1/accounts/{accountId}',
  context: 'accounts',
  summary: 'An account as it stands',
  scope: 'accounts:read',
  params: accountParams,
  streamOf: ({ accountId }) => accountId,
  success: {
    status: 200,
    description: 'The account and what is on hold.',
    body: z
      .object({
        ...account.shape,
        holds: z.array(
          z.object({
            holdId: z.string(),
            amount: signedMoney,
            placedOn: z.string(),
            expiresAt: z.string().nullable(),
            reference: z.string().nullable(),
            text: z.string().nullable(),
          }),
        ),
      })
      .openapi('AccountWithHolds'),
  },
  handle: async ({ params, nowMs }, bank) => {
    const row = await findAccount(bank.sql, params.accountId, nowMs);
    if (!row) throw new ProblemError(platformProblems.notFound, 'no such resource');
    const holds = row.holds.map((hold) => ({
      ...hold,
      amount: wireMoney(BigInt(hold.amount), row.currency),
    }));
    return { body: { ...accountView(row), holds }, version: row.version };
  },
});
