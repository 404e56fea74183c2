/** Operations getUsage and getUsageStatement: what a bank used, by day, and a month of it as one would bill it; also as CSV. */
import { platformProblems, ProblemError } from '@munim/kernel';
import { z } from '@munim/platform/http';
import { csvLine } from '../audit/csv.ts';
import { UsageCursor, UsageDay } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { type Answer, type AnswerType, queryOperation } from '../http/operation.ts';
import { everyRole } from '../operators/roles.ts';
import { findTenant } from '../tenants/find-tenant.ts';
import type { TenantState } from '../tenants/life.ts';
import { tenantParams } from '../tenants/schemas.ts';

const dayMs = 86_400_000;
/** A year and a month: what a chart shows at once, and what is compared with the year before. */
const daysMax = 400;
const daysDefault = 30;
/** Gateways tell of a day's last exports minutes after it; one that waits for Kafka may be later than this, and is late. */
const toldWithinMs = 3_600_000;

const csvToo = 'With `Accept: text/csv` the same rows as CSV (RFC 4180), with a heading.';

/** Counts are texts of whole numbers: they outgrow what JSON's numbers hold exactly. */
const count = z.string().openapi({ example: '12500' });
const counts = {
  commands: count.openapi({ description: 'Accepted commands: requests, or steps of workflows, that wrote something.' }),
  events: count,
  databaseBytes: count,
  archiveBytes: count.openapi({ description: 'All versions of all objects.' }),
  exports: count.openapi({ description: 'Answered requests to the export service: pages of the log.' }),
  webhooks: count.openapi({ description: '0: webhooks are not part of the platform yet, so none is delivered.' }),
};
const columns = ['day', 'commands', 'events', 'databaseBytes', 'archiveBytes', 'exports', 'webhooks'] as const;
const usageSchema = z
  .object({
    tenantId: z.string(),
    measuredAt: z.iso
      .datetime()
      .nullable()
      .openapi({ description: 'When it was last counted; null before the first.' }),
    days: z
      .array(z.object({ day: z.iso.date(), ...counts }))
      .openapi({ description: 'By UTC day, oldest first; days without use are left out.' }),
    total: z.object({ commands: count, events: count, exports: count, webhooks: count }),
  })
  .openapi('Usage');

/** No bank is older; the first years of the calendar are dates that the database does not know. */
const firstDay = '2000-01-01';
const dateSchema = z.iso
  .date()
  .refine((day) => day >= firstDay, { error: `a day from ${firstDay} on` })
  .optional();

const asCsvToo = (schema: z.ZodType) => ({
  headers: { Vary: true, 'Content-Disposition': false, 'X-Accel-Buffering': false },
  media: { 'application/json': { schema }, 'text/csv': { schema: z.string() } },
});

export const getUsage = queryOperation({
  operationId: 'getUsage',
  path: '/v1/tenants/{tenantId}/usage',
  tag: 'usage',
  roles: everyRole,
  summary: 'What a bank used, by day',
  description:
    "Counted from the bank's log, each event once; storage is the largest that was seen on the day; exports as the gateways " +
    `let them through. The last ${daysDefault} days, or from \`from\` to \`to\`, both included; at most ${daysMax} days. ` +
    csvToo,
  params: tenantParams,
  query: z.strictObject({ from: dateSchema, to: dateSchema }),
  success: { status: 200, description: 'The usage.', body: usageSchema, ...asCsvToo(usageSchema) },
  handle: async ({ em, params, query, nowMs, prefers }) => {
    await findTenant(em, params.tenantId);
    const to = query.to ?? dateOf(nowMs);
    const from = query.from ?? dateOf(Date.parse(to) - (daysDefault - 1) * dayMs);
    const days = (Date.parse(to) - Date.parse(from)) / dayMs + 1;
    if (days < 1 || days > daysMax) throw badRange(`${from} to ${to} are ${days} days, and not 1 to ${daysMax}`);
    const usage = await usageOf(em, params.tenantId, from, to);
    const rows = usage.days.map((day) => columns.map((column) => day[column]));
    return tabular(usage, [columns, ...rows], prefers, `usage ${params.tenantId} ${from} ${to}`);
  },
});

const statementSchema = z
  .object({
    tenantId: z.string(),
    name: z.string(),
    month: z.string().openapi({ example: '2026-11' }),
    /** A month that is not over can still grow. */
    final: z.boolean().openapi({
      description:
        'The month is over, and was counted an hour or more after its end; or the bank is gone, and was counted before its log.',
    }),
    lines: z.array(
      z.object({
        item: z.enum(['commands', 'events', 'database-byte-days', 'archive-byte-days', 'exports', 'webhooks']),
        quantity: count,
      }),
    ),
  })
  .openapi('UsageStatement');

export const getUsageStatement = queryOperation({
  operationId: 'getUsageStatement',
  path: '/v1/tenants/{tenantId}/usage/statements/{month}',
  tag: 'usage',
  roles: everyRole,
  summary: 'A month of what a bank used',
  description: `Byte-days: the largest size of each day, added up over the month. ${csvToo}`,
  params: tenantParams.extend({
    month: z
      .string()
      .regex(/^20\d\d-(?:0[1-9]|1[0-2])$/)
      .openapi({ param: { name: 'month', in: 'path' }, example: '2026-11' }),
  }),
  success: { status: 200, description: 'The statement.', body: statementSchema, ...asCsvToo(statementSchema) },
  handle: async ({ em, params, prefers }) => {
    const tenant = await findTenant(em, params.tenantId);
    const [from, to] = monthOf(params.month);
    const { days, total, measuredAt } = await usageOf(em, tenant.id, from, to);
    const sum = (of: (day: (typeof days)[number]) => string): string =>
      days.reduce((all, day) => all + BigInt(of(day)), 0n).toString();
    const lines = [
      { item: 'commands', quantity: total.commands },
      { item: 'events', quantity: total.events },
      { item: 'database-byte-days', quantity: sum(({ databaseBytes }) => databaseBytes) },
      { item: 'archive-byte-days', quantity: sum(({ archiveBytes }) => archiveBytes) },
      { item: 'exports', quantity: total.exports },
      { item: 'webhooks', quantity: total.webhooks },
    ];
    const isCounted = measuredAt !== null && Date.parse(measuredAt) >= Date.parse(to) + dayMs + toldWithinMs;
    const final = isGone(tenant.state) || isCounted;
    const rows = lines.map(({ item, quantity }) => [item, quantity]);
    return tabular(
      { tenantId: tenant.id, name: tenant.name, month: params.month, final, lines },
      [['item', 'quantity'], ...rows],
      prefers,
      `statement ${tenant.id} ${params.month}`,
    );
  },
});

/** Its last count was before its log went; nobody counts what its locked archive takes until its end. */
const isGone = (state: TenantState): boolean => state === 'retained' || state === 'disposed';

function tabular(
  body: object,
  rows: readonly (readonly string[])[],
  prefers: AnswerType | undefined,
  name: string,
): Answer {
  const vary = { vary: 'accept' };
  if (prefers !== 'text/csv') return { body, headers: vary };
  const headers = {
    ...vary,
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': `attachment; filename="${name.replaceAll(' ', '-')}.csv"`,
  };
  const text = rows.map(csvLine).join('');
  return { body, stream: ReadableStream.from([new TextEncoder().encode(text)]), headers };
}

async function usageOf(
  em: EntityManager,
  tenantId: string,
  from: string,
  to: string,
): Promise<z.infer<typeof usageSchema>> {
  const rows = await em.find(UsageDay, { tenantId, day: { $gte: from, $lte: to } }, { orderBy: { day: 'asc' } });
  const cursor = await em.findOne(UsageCursor, { tenantId });
  const sum = (of: (row: UsageDay) => bigint): string => rows.reduce((all, row) => all + of(row), 0n).toString();
  return {
    tenantId,
    measuredAt: cursor?.measuredAt.toISOString() ?? null,
    days: rows.map(({ day, commands, events, databaseBytes, archiveBytes, exports, webhooks }) => ({
      day,
      commands: commands.toString(),
      events: events.toString(),
      databaseBytes: databaseBytes.toString(),
      archiveBytes: archiveBytes.toString(),
      exports: exports.toString(),
      webhooks: webhooks.toString(),
    })),
    total: {
      commands: sum(({ commands }) => commands),
      events: sum(({ events }) => events),
      exports: sum(({ exports }) => exports),
      webhooks: sum(({ webhooks }) => webhooks),
    },
  };
}

const dateOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);

/** First and last day. */
function monthOf(month: string): [string, string] {
  const [year = 0, number = 0] = month.split('-').map(Number);
  return [`${month}-01`, dateOf(Date.UTC(year, number, 0))];
}

const badRange = (detail: string): ProblemError =>
  new ProblemError(platformProblems.invalidRequest, detail, { errors: [{ pointer: '/query/from', detail }] });
