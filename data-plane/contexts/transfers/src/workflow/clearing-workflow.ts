/** What a transfer to another bank needs next. Pure: the state of its stream and the hour decide, nothing is remembered elsewhere. */
import type { WorkflowDefinition } from '@munim/kernel';
import { type Transfer, transferAggregate } from '../transfer/transfer.ts';

/** `instruct` and `ask` may settle or refuse; `recall` ends it one way or the other. The hold falls only after clearing's word. */
export type ClearingEffect = 'instruct' | 'ask' | 'recall';

export const clearingWorkflow: WorkflowDefinition<Transfer, ClearingEffect> = {
  name: 'clearing',
  aggregate: transferAggregate,
  next: (_stream, state, nowMs) => {
    if (state.status !== 'processing') return [];
    if (nowMs >= Number(state.deadlineMs)) return ['recall'];
    return [state.step === 'reserved' ? 'instruct' : 'ask'];
  },
  wakeAtMs: (state) => (state.status === 'processing' ? Number(state.deadlineMs) : undefined),
};
