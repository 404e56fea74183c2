/** A dangerous deed that one person asked for and another has to allow: the request as it came, and what became of it. */
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

export const approvalStates = ['pending', 'approved', 'rejected', 'withdrawn', 'expired'] as const;
export type ApprovalState = (typeof approvalStates)[number];

export const Approval = defineEntity({
  name: 'Approval',
  tableName: 'approvals',
  indexes: [
    // One question at a time about one thing, whoever asks and however fast.
    {
      name: 'approvals_one_pending',
      expression: `create unique index approvals_one_pending on approvals (operation, target) where state = 'pending'`,
    },
    { name: 'approvals_by_state', properties: ['state', 'id'] },
  ],
  properties: {
    id: p.text().primary(),
    /** The operation's id. */
    operation: p.text(),
    target: p.text(),
    params: p.json<Record<string, string>>(),
    body: p.json<Record<string, unknown>>(),
    reason: p.text(),
    state: p.text().$type<ApprovalState>(),
    requestedBy: p.text(),
    requestedAt: p.datetime(),
    expiresAt: p.datetime(),
    /** Null when it was allowed because nobody else could be asked. */
    decidedBy: p.text().nullable(),
    decidedAt: p.datetime().nullable(),
    decisionReason: p.text().nullable(),
    /** What the deed answered, once it was done. */
    result: p.json<object>().nullable(),
  },
});
export type Approval = InferEntity<typeof Approval>;
