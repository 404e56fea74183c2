import { captureHold, releaseHold } from '@munim/accounts/commands';
import { given } from '@munim/kernel/testing';
import { describe, expect, test } from 'vitest';
import { transferEventSchemas } from '../public/events.ts';
import { completeTransfer, failTransfer, recordSubmission, requestTransfer } from './decide.ts';
import { accountWith, ana, ben, holdId, requested, toBen, toOtherBank, transferId } from './transfer.examples.ts';

const both = [...accountWith(ana, '1000'), ...accountWith(ben, '1')];
const steps = { transferId, debtorAccountId: ana, holdId };
const eventsOf = (verdict: { decision: unknown }) =>
  (verdict.decision as { events: { stream: string; type: string; data: object }[] }).events;

describe('inside the bank', () => {
  test('both accounts are booked in one decision', () => {
    const events = eventsOf(given(both).when(requestTransfer, toBen));
    expect(events.map((event) => [event.stream, event.type])).toEqual([
      [ana, 'accounts.TransferSent'],
      [ben, 'accounts.TransferReceived'],
      [transferId, 'transfers.TransferBooked'],
    ]);
  });

  test('what is not there cannot be sent, and nothing is booked', () => {
    given(both)
      .when(requestTransfer, { ...toBen, amount: '1001' })
      .thenRejected('insufficient-funds');
  });

  test('an unknown creditor refuses the debit too', () => {
    given(accountWith(ana, '1000')).when(requestTransfer, toBen).thenRejected('unknown-account');
  });

  test('an account cannot pay itself', () => {
    given(both)
      .when(requestTransfer, { ...toBen, creditor: { accountId: ana } })
      .thenRejected('same-account');
  });
});

describe('to another bank', () => {
  test('the amount is held at once', () => {
    const events = eventsOf(given(both).when(requestTransfer, toOtherBank));
    expect(events.map((event) => [event.stream, event.type])).toEqual([
      [ana, 'accounts.HoldPlaced'],
      [transferId, 'transfers.TransferRequested'],
    ]);
  });

  test('the hold is kept for the transfer: whoever knows its id cannot end it by hand', () => {
    const [held] = eventsOf(given(both).when(requestTransfer, toOtherBank));
    expect(held).toMatchObject({ schema: 2, data: { heldFor: transferId } });
    given(requested).when(releaseHold, { accountId: ana, holdId }).thenRejected('hold-reserved');
    given(requested).when(captureHold, { accountId: ana, holdId }).thenRejected('hold-reserved');
  });

  test('a transfer whose hold was placed before holds said for whom they are still ends', () => {
    const older = requested.map(({ schema: _schema, data: { heldFor: _heldFor, ...data }, ...event }) => ({
      ...event,
      data,
    }));
    const types = (definition: typeof completeTransfer, command: typeof steps) =>
      eventsOf(given(older).when(definition, command)).map((event) => event.type);
    expect(types(completeTransfer, steps)).toEqual(['accounts.HoldCaptured', 'transfers.TransferCompleted']);
    const late = { ...steps, reason: 'DEADLINE_PASSED' as const, detail: 'late' };
    expect(types(failTransfer as typeof completeTransfer, late)).toEqual([
      'accounts.HoldReleased',
      'transfers.TransferFailed',
    ]);
  });

  test('what is not there is refused at once', () => {
    given(both)
      .when(requestTransfer, { ...toOtherBank, amount: '1001' })
      .thenRejected('insufficient-funds');
  });

  test('settled: the held money leaves', () => {
    const events = eventsOf(given(requested).when(completeTransfer, steps));
    expect(events.map((event) => event.type)).toEqual(['accounts.HoldCaptured', 'transfers.TransferCompleted']);
  });

  test('refused: the held money is free again', () => {
    const events = eventsOf(
      given(requested).when(failTransfer, { ...steps, reason: 'REFUSED_BY_CLEARING', detail: 'no such account' }),
    );
    expect(events.map((event) => event.type)).toEqual(['accounts.HoldReleased', 'transfers.TransferFailed']);
  });

  test.each([
    ['completing', completeTransfer, steps],
    ['failing', failTransfer, { ...steps, reason: 'DEADLINE_PASSED' as const, detail: 'late' }],
    ['submitting', recordSubmission, { transferId }],
  ])('%s what was never requested is refused', (_name, definition, command) => {
    given(both)
      .when(definition as typeof recordSubmission, command)
      .thenRejected('not-processing');
  });

  test('a settlement that comes after the failure moves nothing', () => {
    const failed = [
      ...requested,
      ...eventsOf(given(requested).when(failTransfer, { ...steps, reason: 'DEADLINE_PASSED', detail: 'late' })),
    ];
    given(failed as typeof requested)
      .when(completeTransfer, steps)
      .thenRejected('not-processing');
  });

  test('a step repeated after a crash is already applied', () => {
    const completed = [...requested, ...eventsOf(given(requested).when(completeTransfer, steps))];
    given(completed as typeof requested)
      .when(completeTransfer, steps)
      .thenAlreadyApplied();
  });
});

test('every event fits its published schema', () => {
  const events = [
    ...eventsOf(given(both).when(requestTransfer, { ...toBen, text: 'rent' })),
    ...eventsOf(given(both).when(requestTransfer, toOtherBank)),
    ...eventsOf(given(requested).when(recordSubmission, { transferId })),
    ...eventsOf(given(requested).when(completeTransfer, steps)),
    ...eventsOf(given(requested).when(failTransfer, { ...steps, reason: 'DEADLINE_PASSED', detail: 'late' })),
  ].filter((event) => event.type.startsWith('transfers.'));
  expect(events).toHaveLength(5);
  for (const event of events) transferEventSchemas[event.type as keyof typeof transferEventSchemas].parse(event.data);
});
