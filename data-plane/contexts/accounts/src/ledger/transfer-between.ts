/** A transfer between two customers of the bank, decided inside another context's command: both halves or none. */
import { accepted, type Decision, type DecisionContext, type StreamReader } from '@munim/kernel';
import { type Draft, draftOf, standingOf } from '../account/draft.ts';
import {
  type AdmissionReason,
  admissionReasons,
  admit,
  moveMoney,
  type MovementReason,
  movementReasonsOf,
  type Order,
} from '../account/move-money.ts';
import { foremost, isRefusal, refuse, type Refusal } from '../account/rejection.ts';
import type { AccountEventData } from '../public/events.ts';
import { inTransit } from './chart.ts';
import { type MovementType, type Template, templates } from './templates/index.ts';

export interface TransferBetween extends Order {
  readonly transferId: string;
  readonly from: string;
  readonly to: string;
}

export type TransferReason = AdmissionReason | 'same-account' | MovementReason;
export const transferReasons: readonly TransferReason[] = [
  ...admissionReasons,
  'same-account',
  ...movementReasonsOf('DEBIT', 'CREDIT'),
];

/**
 * The caller's command names both accounts among its streams and appends the events with its own. The answer is
 * `{from, to}`: what each account stands at.
 */
export function transferBetween(
  at: StreamReader,
  transfer: TransferBetween,
  context: DecisionContext,
): Decision<TransferReason> {
  const { transferId, from, to } = transfer;
  const sent = half(at, context, from, transfer, templates['accounts.TransferSent'], { transferId, to });
  const received =
    from === to
      ? refuse('same-account', 'A transfer goes from one account to another.')
      : half(at, context, to, transfer, templates['accounts.TransferReceived'], { transferId, from });
  if (isRefusal(sent)) return isRefusal(received) ? foremost<TransferReason>(sent, received) : sent;
  if (isRefusal(received)) return received;
  return accepted([...sent.events, ...received.events], { from: standingOf(sent), to: standingOf(received) });
}

function half<Type extends MovementType>(
  at: StreamReader,
  context: DecisionContext,
  accountId: string,
  order: Order,
  template: Template<Type>,
  extra: Omit<AccountEventData<Type>, keyof Order | 'counter'>,
): Draft | Refusal<AdmissionReason | MovementReason> {
  const draft = admit(draftOf(at, accountId, context), template);
  return isRefusal(draft) ? draft : moveMoney(draft, { template, order, counter: inTransit, extra }, context);
}
