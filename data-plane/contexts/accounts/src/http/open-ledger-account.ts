/** POST /v1/ledger-accounts: an account of the bank's own books, beside the default chart. */
import { platformProblems } from '@munim/kernel';
import { commandCall, commandOperation, freeText, z } from '@munim/platform/http';
import { ledgerAccountTypes } from '../ledger/chart.ts';
import { openLedgerAccount } from '../ledger/ledger-account.ts';
import { problemsOf } from './problems.ts';
import { ledgerCode } from './schemas.ts';

const ledgerAccountBody = z.strictObject({
  code: ledgerCode,
  name: freeText(80),
  type: z.enum(ledgerAccountTypes),
});

export const openLedgerAccountOperation = commandOperation({
  operationId: 'openLedgerAccount',
  path: '/v1/ledger-accounts',
  context: 'accounts',
  summary: 'Open a ledger account',
  scope: 'accounts:write',
  body: ledgerAccountBody,
  success: {
    status: 201,
    description: 'The ledger account is open.',
    body: z.object(ledgerAccountBody.shape).openapi('OpenedLedgerAccount'),
  },
  reasons: problemsOf(openLedgerAccount),
  problems: [platformProblems.cardNumberRefused],
  prepare: ({ body, today }) => commandCall({ definition: openLedgerAccount, command: body, businessDate: today }),
});
