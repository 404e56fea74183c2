/** How an approval looks from outside. */
import { isId } from '@munim/kernel';
import { z } from '@munim/platform/http';
import type { Approval } from '../database/entities/index.ts';
import { approvalStates } from '../database/entities/approval.ts';

export const approvalSchema = z
  .object({
    id: z.string(),
    operation: z.string().openapi({ example: 'offboardTenant' }),
    target: z.string().openapi({ example: 'tenant/kaveri-bank' }),
    body: z.record(z.string(), z.unknown()).openapi({ description: 'What was asked for, word for word.' }),
    reason: z.string(),
    state: z.enum(approvalStates),
    requestedBy: z.string(),
    requestedAt: z.iso.datetime(),
    expiresAt: z.iso.datetime().openapi({ description: 'Undecided until then, it has to be asked for anew.' }),
    decidedBy: z.string().nullable().openapi({ description: 'Never the one who asked.' }),
    decidedAt: z.iso.datetime().nullable(),
    decisionReason: z.string().nullable(),
    result: z.record(z.string(), z.unknown()).nullable().openapi({ description: 'What the deed answered.' }),
  })
  .openapi('Approval');

export const approvalParams = z.object({
  approvalId: z
    .string()
    .refine((text) => isId('approval', text))
    .openapi({ param: { name: 'approvalId', in: 'path' } }),
});

export const presentApproval = (approval: Approval, nowMs: number): z.infer<typeof approvalSchema> => ({
  id: approval.id,
  operation: approval.operation,
  target: approval.target,
  body: approval.body,
  reason: approval.reason,
  state: approval.state === 'pending' && approval.expiresAt.getTime() <= nowMs ? 'expired' : approval.state,
  requestedBy: approval.requestedBy,
  requestedAt: approval.requestedAt.toISOString(),
  expiresAt: approval.expiresAt.toISOString(),
  decidedBy: approval.decidedBy ?? null,
  decidedAt: approval.decidedAt?.toISOString() ?? null,
  decisionReason: approval.decisionReason ?? null,
  result: (approval.result ?? null) as Record<string, unknown> | null,
});
