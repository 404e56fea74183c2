/** One bank's clearing workflow: events of its topic become reminders, reminders become steps. */
import { isId, topology } from '@munim/kernel';
import type { BankWorker } from '@munim/platform/banks';
import {
  type BrokerConnection,
  consumePartitionBatches,
  readEvents,
  type ReceivedMessage,
} from '@munim/platform/broker';
import type { WritableBank } from '@munim/platform/http';
import { readCursors, remindAt, startWorkflowRunner, startWorkflowSweep } from '@munim/platform/workflows';
import { type Clearing, clearingWorkflow, performClearing, startsOrMoves } from '@munim/transfers/workflow';

export interface ClearingOptions {
  readonly bank: WritableBank;
  readonly broker: BrokerConnection;
  readonly clearing: Clearing;
  readonly nowMs: () => number;
  readonly onError: (stream: string, error: unknown, attempts: number) => void;
}

export async function startClearing({ bank, broker, clearing, nowMs, onError }: ClearingOptions): Promise<BankWorker> {
  const { name } = clearingWorkflow;
  const names = topology(bank.tenant);
  const runner = startWorkflowRunner({
    sql: bank.sql,
    definition: clearingWorkflow,
    perform: (stream, state, effect) =>
      performClearing({ tenant: bank.tenant, log: bank.log, clearing }, stream, state, effect),
    nowMs,
    onError,
  });
  const consumer = await consumePartitionBatches(broker, {
    groupId: names.consumerGroup(`workflow-${name}`),
    topics: [names.topic('transfers')],
    positions: (assigned) => readCursors(bank.sql, name, assigned),
    onBatch: async ({ topic, partition, messages, nextOffset }) => {
      await remindAt(bank.sql, name, streamsToLookAt(messages, bank.tenant), { topic, partition, nextOffset });
    },
  });
  const sweep = startWorkflowSweep({
    sql: bank.sql,
    definition: clearingWorkflow,
    onError: (error) => onError('', error, 0),
  });
  return {
    stop: async () => {
      await Promise.all([consumer.stop(), sweep.stop()]);
      await runner.stop();
    },
  };
}

/** Of a message that is no event the key alone tells whose it may have been: a look too many costs nothing. */
function streamsToLookAt(messages: readonly ReceivedMessage[], tenant: string): string[] {
  const { events, unreadable } = readEvents(messages, tenant);
  const moved = events.filter((event) => startsOrMoves(event.type)).map((event) => event.stream);
  return [...moved, ...unreadable.filter((key) => isId('transfer', key))];
}
