/** What can be asked of a transfer: to be made, and, on its way through clearing, to be submitted, completed or failed. */
import {
  type AccountRejection,
  captureHold,
  placeHold,
  releaseHold,
  transferBetween,
  transferReasons,
} from '@munim/accounts/commands';
import {
  accepted,
  alreadyApplied,
  type CommandDefinition,
  type Decision,
  type DecisionContext,
  type JsonObject,
  rejected,
  type StreamReader,
} from '@munim/kernel';
import { type Creditor, type FailureReason, type Transfer, transferAggregate, transferEvents } from './transfer.ts';

export const requestReasons = ['transfer-exists', ...transferReasons, ...placeHold.reasons] as const;
export type RequestReason = (typeof requestReasons)[number];

export interface RequestTransfer extends JsonObject {
  readonly transferId: string;
  readonly holdId: string;
  readonly debtorAccountId: string;
  readonly creditor: JsonObject & Creditor;
  readonly amount: string;
  readonly currency: string;
  readonly text: string | undefined;
  readonly bookingDate: string;
  /** Milliseconds since the epoch, as text. */
  readonly deadlineMs: string;
}

export const requestTransfer: CommandDefinition<RequestTransfer, RequestReason> = {
  name: 'transfers.requestTransfer',
  streams: ({ transferId, debtorAccountId, creditor }) => [
    transferId,
    debtorAccountId,
    ...('accountId' in creditor && creditor.accountId !== debtorAccountId ? [creditor.accountId as string] : []),
  ],
  decide: (command, at, context) => {
    if (at.state(transferAggregate, command.transferId).status !== 'none')
      return rejected('transfer-exists', `The transfer ${command.transferId} exists.`);
    return 'accountId' in command.creditor
      ? bookInside(command, command.creditor.accountId as string, at, context)
      : reserve(command, at, context);
  },
};

/** Both accounts in one decision: there is no moment at which the money is nowhere. */
function bookInside(
  command: RequestTransfer,
  to: string,
  at: StreamReader,
  context: DecisionContext,
): Decision<RequestReason> {
  const { transferId, debtorAccountId: from, amount, currency, text } = command;
  const moved = transferBetween(at, { transferId, from, to, amount, currency, text }, context);
  if (moved.outcome !== 'accepted') return moved;
  const terms = {
    debtorAccountId: from,
    creditor: command.creditor,
    amount,
    currency,
    ...(text === undefined ? {} : { text }),
  };
  const booked = { stream: transferId, type: transferEvents.booked, data: terms };
  return accepted([...moved.events, booked], answer(command, 'COMPLETED', moved.answer['from'] as JsonObject));
}

/** To another bank: the money is set aside now, so that a refusal for want of funds is immediate. */
function reserve(command: RequestTransfer, at: StreamReader, context: DecisionContext): Decision<RequestReason> {
  const { transferId, holdId, debtorAccountId, creditor, amount, currency, text, deadlineMs, bookingDate } = command;
  const held = placeHold.decide(
    { accountId: debtorAccountId, holdId, amount, currency, heldFor: transferId, reference: transferId },
    at,
    context,
  );
  if (held.outcome !== 'accepted') return held;
  const data = {
    debtorAccountId,
    creditor,
    amount,
    currency,
    holdId,
    deadlineMs,
    bookingDate,
    ...(text === undefined ? {} : { text }),
  };
  const requested = { stream: transferId, type: transferEvents.requested, data };
  return accepted([...held.events, requested], answer(command, 'PROCESSING', held.answer));
}

const answer = (command: RequestTransfer, status: string, debtor: JsonObject): JsonObject => ({
  transferId: command.transferId,
  status,
  debtorAccountId: command.debtorAccountId,
  debtorVersion: debtor['version'],
  available: debtor['available'],
});

interface Step extends JsonObject {
  readonly transferId: string;
}
interface EndStep extends Step {
  readonly debtorAccountId: string;
  readonly holdId: string;
}

/** The transfer is not on its way: it ended, or was never asked for. */
type StepReason = 'not-processing' | AccountRejection;

export const recordSubmission: CommandDefinition<Step, StepReason> = {
  name: 'transfers.recordSubmission',
  streams: ({ transferId }) => [transferId],
  decide: ({ transferId }, at) => {
    const state = at.state(transferAggregate, transferId);
    if (state.status !== 'processing') return notProcessing(transferId, state);
    if (state.step === 'submitted') return alreadyApplied({ transferId });
    return accepted([{ stream: transferId, type: transferEvents.submitted, data: {} }], { transferId });
  },
};

/** Clearing has settled: the held money leaves the account. */
export const completeTransfer: CommandDefinition<EndStep, StepReason> = {
  name: 'transfers.completeTransfer',
  streams: ({ transferId, debtorAccountId }) => [transferId, debtorAccountId],
  decide: ({ transferId }, at, context) => {
    const state = at.state(transferAggregate, transferId);
    if (state.status === 'completed') return alreadyApplied({ transferId });
    if (state.status !== 'processing') return notProcessing(transferId, state);
    const captured = captureHold.decide(
      { accountId: state.debtorAccountId, holdId: state.holdId, heldFor: transferId, reference: transferId },
      at,
      context,
    );
    if (captured.outcome !== 'accepted') return captured;
    return accepted([...captured.events, { stream: transferId, type: transferEvents.completed, data: {} }], {
      transferId,
    });
  },
};

interface FailStep extends EndStep {
  readonly reason: FailureReason;
  readonly detail: string;
}

/** Clearing has refused or recalled: the held money is free again. */
export const failTransfer: CommandDefinition<FailStep, StepReason> = {
  name: 'transfers.failTransfer',
  streams: ({ transferId, debtorAccountId }) => [transferId, debtorAccountId],
  decide: ({ transferId, reason, detail }, at, context) => {
    const state = at.state(transferAggregate, transferId);
    if (state.status === 'failed') return alreadyApplied({ transferId });
    if (state.status !== 'processing') return notProcessing(transferId, state);
    const released = releaseHold.decide(
      { accountId: state.debtorAccountId, holdId: state.holdId, heldFor: transferId },
      at,
      context,
    );
    if (released.outcome !== 'accepted') return released;
    return accepted(
      [...released.events, { stream: transferId, type: transferEvents.failed, data: { reason, detail } }],
      { transferId },
    );
  },
};

const notProcessing = (transferId: string, state: Transfer): Decision<'not-processing'> =>
  rejected('not-processing', `The transfer ${transferId} is ${state.status}.`);
