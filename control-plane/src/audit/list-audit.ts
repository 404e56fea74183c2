/** Operation listAudit: the newest deeds first. */
import { platformProblems, ProblemError } from '@munim/kernel';
import { decodeCursor, page, pageOf, pageQuery, z } from '@munim/platform/http';
import { AuditEntry } from '../database/entities/index.ts';
import { queryOperation } from '../http/operation.ts';
import { everyRole } from '../operators/roles.ts';
import { auditFilter, whereOf } from './filter.ts';
import { auditEntrySchema, presentEntry } from './present.ts';
import type { SealedLog } from './sealed-log.ts';

export const listAudit = (sealed: SealedLog) =>
  queryOperation({
    operationId: 'listAudit',
    path: '/v1/audit',
    tag: 'audit',
    roles: everyRole,
    summary: 'Who did what, newest first',
    query: z.strictObject({ ...pageQuery, ...auditFilter }),
    success: { status: 200, description: 'One page of the audit log.', body: pageOf(auditEntrySchema) },
    handle: async ({ query: { cursor, limit, ...filter }, em }) => {
      const before = cursor === undefined ? {} : { position: { $lt: positionIn(cursor) } };
      const [rows, sealedUpTo] = await Promise.all([
        em.find(AuditEntry, { $and: [before, whereOf(filter)] }, { orderBy: { position: 'desc' }, limit: limit + 1 }),
        sealed.size(),
      ]);
      const entries = rows.map((row) => presentEntry(row, sealedUpTo));
      return { body: page(entries, limit, ({ position }) => [String(position)]) };
    },
  });

function positionIn(cursor: string): number {
  const [position = ''] = decodeCursor(cursor, 1);
  if (/^\d{1,15}$/.test(position)) return Number(position);
  throw new ProblemError(platformProblems.invalidRequest, 'the cursor is not one of this list', {
    errors: [{ pointer: '/query/cursor', detail: 'take nextCursor of the page before, unchanged' }],
  });
}
