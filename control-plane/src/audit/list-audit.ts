/** Operation listAudit: the newest deeds first. */
import { platformProblems, ProblemError } from '@munim/kernel';
import { decodeCursor, page, pageOf, pageQuery, z } from '@munim/platform/http';
import { AuditEntry } from '../database/entities/index.ts';
import { queryOperation } from '../http/operation.ts';
import { everyRole } from '../operators/roles.ts';

const entry = z
  .object({
    id: z.string(),
    at: z.iso.datetime(),
    actor: z.string(),
    action: z.string(),
    target: z.string(),
    reason: z.string().nullable(),
    requestId: z.string(),
  })
  .openapi('AuditEntry');

export const listAudit = queryOperation({
  operationId: 'listAudit',
  path: '/v1/audit',
  tag: 'audit',
  roles: everyRole,
  summary: 'Who did what, newest first',
  query: z.strictObject({
    ...pageQuery,
    actor: z.string().max(200).optional(),
    target: z.string().max(200).optional().openapi({ example: 'tenant/kaveri-bank' }),
  }),
  success: { status: 200, description: 'One page of the audit log.', body: pageOf(entry) },
  handle: async ({ query: { cursor, limit, actor, target }, em }) => {
    const before = cursor === undefined ? undefined : entryId(cursor);
    const rows = await em.find(
      AuditEntry,
      {
        ...(before === undefined ? {} : { id: { $lt: before } }),
        ...(actor === undefined ? {} : { actor }),
        ...(target === undefined ? {} : { target }),
      },
      { orderBy: { id: 'desc' }, limit: limit + 1 },
    );
    const body = page(
      rows.map(({ id, at, ...rest }) => ({
        id: String(id),
        at: at.toISOString(),
        actor: rest.actor,
        action: rest.action,
        target: rest.target,
        reason: rest.reason ?? null,
        requestId: rest.requestId,
      })),
      limit,
      ({ id }) => [id],
    );
    return { body };
  },
});

function entryId(cursor: string): number {
  const [id = ''] = decodeCursor(cursor, 1);
  if (/^\d{1,15}$/.test(id)) return Number(id);
  throw new ProblemError(platformProblems.invalidRequest, 'the cursor is not one of this list', {
    errors: [{ pointer: '/query/cursor', detail: 'take nextCursor of the page before, unchanged' }],
  });
}
