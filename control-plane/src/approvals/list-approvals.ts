/** Operations listApprovals and getApproval: what waits for a second person, and what became of what waited. */
import { platformProblems, ProblemError } from '@munim/kernel';
import { decodeCursor, page, pageOf, pageQuery, z } from '@munim/platform/http';
import { Approval } from '../database/entities/index.ts';
import { queryOperation } from '../http/operation.ts';
import { everyRole } from '../operators/roles.ts';
import { approvalParams, approvalSchema, presentApproval } from './schemas.ts';

export const listApprovals = queryOperation({
  operationId: 'listApprovals',
  path: '/v1/approvals',
  tag: 'approvals',
  roles: everyRole,
  summary: 'Approvals, newest first',
  query: z.strictObject({
    ...pageQuery,
    state: z.enum(['pending', 'decided']).optional().openapi({ description: 'Open ones, or all others.' }),
    target: z.string().max(200).optional().openapi({ example: 'tenant/kaveri-bank' }),
  }),
  success: { status: 200, description: 'One page of approvals.', body: pageOf(approvalSchema) },
  handle: async ({ query: { cursor, limit, state, target }, em, nowMs }) => {
    const [before] = cursor === undefined ? [] : decodeCursor(cursor, 1);
    const now = new Date(nowMs);
    const open = { state: 'pending' as const, expiresAt: { $gt: now } };
    const rows = await em.find(
      Approval,
      {
        ...(before === undefined ? {} : { id: { $lt: before } }),
        ...(target === undefined ? {} : { target }),
        ...(state === 'pending' ? open : {}),
        ...(state === 'decided' ? { $not: open } : {}),
      },
      { orderBy: { id: 'desc' }, limit: limit + 1 },
    );
    return {
      body: page(
        rows.map((row) => presentApproval(row, nowMs)),
        limit,
        ({ id }) => [id],
      ),
    };
  },
});

export const getApproval = queryOperation({
  operationId: 'getApproval',
  path: '/v1/approvals/{approvalId}',
  tag: 'approvals',
  roles: everyRole,
  summary: 'One approval',
  params: approvalParams,
  success: { status: 200, description: 'The approval.', body: approvalSchema },
  handle: async ({ params, em, nowMs }) => {
    const approval = await em.findOne(Approval, { id: params.approvalId });
    if (!approval) throw new ProblemError(platformProblems.notFound, 'there is no such approval');
    return { body: presentApproval(approval, nowMs) };
  },
});
