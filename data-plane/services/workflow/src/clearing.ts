/** One bank's clearing workflow: events of its topic become reminders, reminders become steps. */
import { decodeEvent, topology } from '@munim/kernel';
import type { BankWorker } from '@munim/platform/banks';
import { type BrokerConnection, consumePartitionBatches } from '@munim/platform/broker';
import type { WritableBank } from '@munim/platform/http';
import { readCursors, remindAt, startWorkflowRunner } from '@munim/platform/workflows';
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
      const events = messages.flatMap((message) => (message.value === null ? [] : [decodeEvent(message.value)]));
      const streams = events.filter((event) => startsOrMoves(event.type)).map((event) => event.stream);
      await remindAt(bank.sql, name, streams, { topic, partition, nextOffset });
    },
  });
  return {
    stop: async () => {
      await consumer.stop();
      await runner.stop();
    },
  };
}
