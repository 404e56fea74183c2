/** GET /v1/log: the bank's own log as it stands, exact text and all, for auditors and for systems that follow it. */
import { readLog } from '../log/read.ts';
import { queryOperation } from './operation.ts';
import { z } from './schemas.ts';

/** An event is below 64 KiB and usually below 1 kB. */
const entriesMax = 500;

export const readLogOperation = queryOperation({
  operationId: 'readLog',
  path: '/v1/log',
  context: 'log',
  summary: "The bank's events by position",
  description:
    '`event` is the exact text whose UTF-8 bytes are published, hashed and archived. Positions are gap-free.',
  scope: 'log:read',
  servedBy: 'analytics-export',
  query: z.strictObject({
    after: z
      .string()
      .regex(/^[0-9]{1,18}$/)
      .default('0')
      .openapi({ description: 'Positions above this one.' }),
    limit: z
      .string()
      .regex(/^[1-9][0-9]{0,2}$/)
      .transform(Number)
      .refine((n) => n <= entriesMax, { error: `1 to ${entriesMax}` })
      .default(100)
      .openapi({ type: 'integer', minimum: 1, maximum: entriesMax, default: 100 }),
  }),
  success: {
    status: 200,
    description: 'Entries in order; empty when there is nothing newer.',
    body: z
      .object({ data: z.array(z.object({ position: z.string(), event: z.string() })), hasMore: z.boolean() })
      .openapi('LogPage'),
  },
  handle: async ({ query }, bank) => {
    const entries = await readLog(bank.sql, BigInt(query.after), query.limit + 1);
    const data = entries
      .slice(0, query.limit)
      .map((entry) => ({ position: entry.position.toString(), event: entry.payload }));
    return { body: { data, hasMore: entries.length > query.limit } };
  },
});
