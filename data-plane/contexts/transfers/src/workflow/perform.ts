/** Performs one effect of the clearing workflow and records clearing's word in the log. */
import { businessDate, type CommandDefinition, type JsonObject } from '@munim/kernel';
import type { Log, Outcome } from '@munim/platform/log';
import type { Clearing, ClearingAnswer } from '../clearing/clearing.ts';
import { storableReason } from '../clearing/reason.ts';
import { completeTransfer, failTransfer, recordSubmission } from '../transfer/decide.ts';
import type { FailureReason, Processing, Transfer } from '../transfer/transfer.ts';
import type { ClearingEffect } from './clearing-workflow.ts';

export interface ClearingContext {
  readonly tenant: string;
  readonly log: Log;
  readonly clearing: Clearing;
}

/** The actor in the log for what no client asked for. */
const actor = 'workflow:clearing';

export async function performClearing(
  context: ClearingContext,
  transferId: string,
  state: Transfer,
  effect: ClearingEffect,
): Promise<void> {
  if (state.status !== 'processing') return;
  switch (effect) {
    case 'instruct':
      return record(context, transferId, state, await context.clearing.instruct(transferId, context.tenant, state));
    case 'ask': {
      const answer = await context.clearing.ask(transferId);
      if (!answer) throw new Error(`clearing does not know ${transferId}, which it had accepted`);
      return record(context, transferId, state, answer);
    }
    case 'recall':
      return record(context, transferId, state, await context.clearing.recall(transferId));
  }
}

async function record(
  context: ClearingContext,
  transferId: string,
  state: Processing,
  answer: ClearingAnswer,
): Promise<void> {
  switch (answer.status) {
    case 'PENDING':
      if (state.step === 'reserved')
        await submit(context, transferId, state, 'submitted', recordSubmission, { transferId });
      return;
    case 'SETTLED':
      return submit(context, transferId, state, 'completed', completeTransfer, steps(transferId, state));
    case 'REFUSED':
      return fail(context, transferId, state, 'REFUSED_BY_CLEARING', storableReason(answer.reason));
    case 'RECALLED':
      return fail(context, transferId, state, 'DEADLINE_PASSED', 'recalled from clearing after the deadline');
  }
}

const steps = (transferId: string, state: Processing) => ({
  transferId,
  debtorAccountId: state.debtorAccountId,
  holdId: state.holdId,
});

const fail = (
  context: ClearingContext,
  transferId: string,
  state: Processing,
  reason: FailureReason,
  detail: string,
): Promise<void> =>
  submit(context, transferId, state, 'failed', failTransfer, {
    ...steps(transferId, state),
    reason,
    detail,
  });

/**
 * The key is the transfer and the step: a step repeated after a crash finds its own answer. What is refused is decided
 * anew at the next try: clearing's word stands, so the step must stay possible for as long as the transfer is open.
 */
async function submit<Command extends JsonObject>(
  context: ClearingContext,
  transferId: string,
  state: Processing,
  step: string,
  definition: CommandDefinition<Command>,
  command: Command,
): Promise<void> {
  const outcome: Outcome = await context.log.submit({
    definition,
    command,
    idempotencyKey: `${transferId}:${step}`,
    fingerprint: step,
    refusal: 'is-not-kept',
    actor,
    correlation: transferId,
    businessDate: businessDate(state.bookingDate),
  });
  if (outcome.outcome === 'rejected' || outcome.outcome === 'key-reused')
    throw new Error(
      `${transferId} could not be ${step}: ${outcome.outcome === 'rejected' ? outcome.detail : 'its key was used'}`,
    );
}
