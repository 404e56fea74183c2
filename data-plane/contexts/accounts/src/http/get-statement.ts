/** GET /v1/accounts/{accountId}/statement: bookings with the balance after each, filtered, in pages, either way round. */
import { platformProblems, ProblemError } from '@munim/kernel';
import {
  day,
  decodeCursor,
  page,
  pageOf,
  pageQuery,
  positiveAmount,
  queryOperation,
  signedAmount,
  z,
} from '@munim/platform/http';
import { templates } from '../ledger/templates/index.ts';
import { findAccount } from '../read-models/account-details/query.ts';
import { bookingView, statementRows } from '../read-models/statement/query.ts';
import { accountParams } from './schemas.ts';

const kinds = Object.values(templates).map((template) => template.kind);
const direction = z.enum(['CREDIT', 'DEBIT']);
const order = z.enum(['newest', 'oldest']);

const booking = z
  .object({
    version: z.string().openapi({ description: 'Names the booking; its order in the statement.' }),
    bookingDate: z.string(),
    valueDate: z.string(),
    type: z.enum(kinds),
    direction,
    amount: positiveAmount,
    currency: z.string(),
    balance: signedAmount.openapi({ description: 'After this booking.' }),
    counterAccount: z.string().openapi({ description: 'Code of the ledger account on the other side.' }),
    otherAccountId: z.string().nullable().openapi({ description: 'The other account of a transfer inside the bank.' }),
    belongsTo: z.string().nullable().openapi({ description: 'Transfer, posting or hold.' }),
    reference: z.string().nullable(),
    text: z.string().nullable(),
    reverses: z.string().nullable(),
    reversedBy: z.string().nullable(),
    recordedAt: z.string(),
  })
  .openapi('Booking');

export const getStatementOperation = queryOperation({
  operationId: 'getStatement',
  path: '/v1/accounts/{accountId}/statement',
  context: 'accounts',
  summary: 'The statement of an account',
  description:
    'In the order of booking, which the running balance follows; booking dates may go back. Bounds are inclusive.',
  scope: 'accounts:read',
  params: accountParams,
  query: z.strictObject({
    ...pageQuery,
    order: order.default('newest').openapi({ type: 'string', enum: [...order.options], default: 'newest' }),
    bookedFrom: day.optional(),
    bookedTo: day.optional(),
    valueFrom: day.optional(),
    valueTo: day.optional(),
    direction: direction.optional(),
    amountMin: positiveAmount.optional(),
    amountMax: positiveAmount.optional(),
    type: z
      .string()
      .refine((text) => text.split(',').every((kind) => kinds.includes(kind)), {
        error: `of ${kinds.join(', ')}`,
      })
      .optional()
      .openapi({ description: 'Types of booking, separated by commas.', example: 'DEPOSIT,FEE' }),
  }),
  streamOf: ({ accountId }) => accountId,
  success: { status: 200, description: 'One page.', body: pageOf(booking) },
  handle: async ({ params, query, nowMs }, bank) => {
    const { cursor, limit, type, ...filter } = query;
    const account = await findAccount(bank.sql, params.accountId, nowMs);
    if (!account) throw new ProblemError(platformProblems.notFound, 'no such resource');
    const after = cursor === undefined ? undefined : afterOf(cursor, filter.order);
    const rows = await statementRows(bank.sql, params.accountId, {
      ...filter,
      kinds: type?.split(','),
      after,
      limit: limit + 1,
    });
    const { data, hasMore, nextCursor } = page(rows, limit, (row) => [filter.order, row.version.toString()]);
    return { body: { data: data.map(bookingView), hasMore, nextCursor }, version: account.version };
  },
});

/** A cursor goes on in the order that it was made for. */
function afterOf(cursor: string, asked: string): bigint {
  const [made, version = ''] = decodeCursor(cursor, 2);
  if (made === asked && /^[0-9]{1,18}$/.test(version)) return BigInt(version);
  throw new ProblemError(platformProblems.invalidRequest, 'the cursor is of another list', {
    errors: [{ pointer: '/query/cursor', detail: 'send it with the same order as the page before' }],
  });
}
