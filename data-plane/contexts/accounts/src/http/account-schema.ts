/** An account as queries show it. */
import { signedMoney, z } from '@munim/platform/http';
import { accountStatus } from './schemas.ts';

export const account = z
  .object({
    accountId: z.string(),
    version: z.string(),
    customerId: z.string(),
    product: z.enum(['CURRENT', 'SAVINGS']),
    status: accountStatus,
    balance: signedMoney,
    held: signedMoney,
    available: signedMoney,
    overdraftLimit: signedMoney,
    openedOn: z.string(),
    closedOn: z.string().nullable(),
  })
  .openapi('Account');
