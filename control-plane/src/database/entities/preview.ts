/** A question to the engine: what would be made or changed of a bank, existing or not? Answered once, kept for a day. */
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

export const previewStates = ['queued', 'running', 'succeeded', 'failed'] as const;
export type PreviewState = (typeof previewStates)[number];

export interface PreviewedChange {
  /** `create`, `update`, `delete`. */
  readonly operation: string;
  readonly type: string;
  readonly name: string;
}

export const Preview = defineEntity({
  name: 'Preview',
  tableName: 'previews',
  indexes: [
    {
      name: 'previews_waiting',
      expression: `create index previews_waiting on previews (created_at) where state in ('queued', 'running')`,
    },
  ],
  properties: {
    id: p.text().primary(),
    /** Of a bank that may not be there. */
    tenantId: p.text(),
    isNew: p.boolean(),
    /** Those whose resources it would have. */
    contexts: p.json<string[]>(),
    cell: p.text(),
    state: p.text().$type<PreviewState>(),
    changes: p.json<PreviewedChange[]>().nullable(),
    /** Set in state `failed`. */
    reason: p.text().nullable(),
    requestedBy: p.text(),
    attempts: p.integer().default(0),
    /** From when it is taken up until the engine has answered: a stack of its own may be there, and is to be taken away. */
    leavesStack: p.boolean().default(false),
    leaseExpiresAt: p.datetime().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
    endedAt: p.datetime().nullable(),
  },
});
export type Preview = InferEntity<typeof Preview>;
