/** Operation exportAudit: every entry that fits, oldest first, as a stream that never holds more than one batch. */
import { z } from '@munim/platform/http';
import { AuditEntry } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { queryOperation } from '../http/operation.ts';
import { everyRole } from '../operators/roles.ts';
import { csvLine } from './csv.ts';
import { operatorActor, recordDeed } from './record.ts';
import { type AuditFilter, auditFilter, whereOf } from './filter.ts';
import { auditEntrySchema, type PresentedEntry, presentEntry } from './present.ts';
import type { SealedLog } from './sealed-log.ts';

const formats = ['csv', 'ndjson'] as const;
type Format = (typeof formats)[number];

/** Some 200 kB of text: read in one round trip, sent before the next is read. */
const batchRowsMax = 1_000;

const columns = ['position', 'at', 'actor', 'action', 'target', 'reason', 'requestId', 'sealed'] as const;

const writers: Readonly<
  Record<Format, { contentType: string; head: string; line: (entry: PresentedEntry) => string }>
> = {
  csv: {
    contentType: 'text/csv; charset=utf-8; header=present',
    head: csvLine(columns),
    line: (entry) => csvLine(columns.map((column) => String(entry[column] ?? ''))),
  },
  ndjson: {
    contentType: 'application/x-ndjson; charset=utf-8',
    head: '',
    line: (entry) => `${JSON.stringify(entry)}\n`,
  },
};

const description =
  'Itself an entry. All that fits, not a page of it, up to the newest entry of the moment it begins. CSV is as in RFC 4180 with a heading; a ' +
  'text that a spreadsheet would take for a formula gets an apostrophe before it. An answer that breaks off ends without ' +
  'its last chunk: no client takes it for a whole one.';

export const exportAudit = (sealed: SealedLog) =>
  queryOperation({
    operationId: 'exportAudit',
    path: '/v1/audit/export',
    tag: 'audit',
    roles: everyRole,
    summary: 'All audit entries that fit, as CSV or NDJSON',
    description,
    query: z.strictObject({ format: z.enum(formats).default('csv'), ...auditFilter }),
    success: {
      status: 200,
      description: 'The entries, oldest first.',
      body: auditEntrySchema,
      headers: { 'Content-Disposition': true, 'X-Accel-Buffering': true },
      media: { 'text/csv': { schema: z.string() }, 'application/x-ndjson': { schema: auditEntrySchema } },
    },
    handle: async ({ query: { format, ...filter }, em, caller, requestId }) => {
      const { contentType, head, line } = writers[format];
      // Written before the first byte is sent: whoever takes the log away is in it.
      await em.transactional(async (own) => {
        const reason = Object.entries({ format, ...filter })
          .map((one) => one.join('='))
          .join(' ');
        recordDeed(own, {
          actor: operatorActor(caller.operator),
          action: 'exportAudit',
          target: 'audit',
          reason,
          requestId,
        });
        return Promise.resolve();
      });
      const [last] = await em.find(AuditEntry, {}, { orderBy: { position: 'desc' }, limit: 1 });
      const sealedUpTo = await sealed.size();
      const entries = batches(em, filter, last?.position ?? 0);
      const lines = async function* (): AsyncGenerator<string> {
        yield head;
        for await (const batch of entries) yield batch.map((entry) => line(presentEntry(entry, sealedUpTo))).join('');
      };
      return {
        body: {},
        stream: ReadableStream.from(lines()).pipeThrough(new TextEncoderStream()),
        headers: { 'content-type': contentType, 'content-disposition': `attachment; filename="audit.${format}"` },
      };
    },
  });

async function* batches(em: EntityManager, filter: AuditFilter, last: number): AsyncGenerator<AuditEntry[]> {
  for (let after = 0; after < last; ) {
    const where = { $and: [{ position: { $gt: after, $lte: last } }, whereOf(filter)] };
    // Without an identity map: the manager would keep every row of the export.
    const batch = await em.fork().find(AuditEntry, where, { orderBy: { position: 'asc' }, limit: batchRowsMax });
    if (batch.length > 0) yield batch;
    if (batch.length < batchRowsMax) return;
    after = batch.at(-1)?.position ?? last;
  }
}
