/**
 * Gateways tell each other what they let through today, on a compacted topic that the meter writes to as well: so a plan's day
 * holds across pods and restarts, with no control plane and no store that a request would wait for.
 */
import { type BankUse, bankUseKey, isTenantId, platformTopics } from '@munim/kernel';
import { z } from 'zod';
import { type BrokerConnection, createProducer, followCompactedTopic, type Producer } from '../broker/index.ts';
import type { Logger } from '../telemetry/index.ts';
import { type BankUseState, createBankUseState } from './bank-use-state.ts';

export interface BankUseOptions {
  readonly broker: BrokerConnection;
  readonly log: Logger;
  /** Unique to this run of this process: its totals begin anew with it. */
  readonly source: string;
  readonly nowMs: () => number;
  readonly topic?: string;
  readonly everyMs?: number;
  readonly readyWithinMs?: number;
}

export type SharedBankUse = Pick<BankUseState, 'note' | 'used' | 'storedBytes'> & {
  /** Tells what is left, then closes. */
  readonly stop: () => Promise<void>;
};

/** What other pods let through meanwhile, and a killed one takes along, is beyond the plan: short, and one request for all banks. */
const tellEveryMs = 2_000;

const total = z.int().min(0);
const record: z.ZodType<BankUse> = z.object({
  tenant: z.string().refine(isTenantId),
  day: z.iso.date(),
  source: z.string().min(1).max(300),
  commands: total,
  exports: total,
  storedBytes: total.optional(),
});

/** Throws on a text that is no such record. */
export const parseBankUse = (text: string): BankUse => record.parse(JSON.parse(text));

/** Resolves when all that was told has been read. */
export async function shareBankUse(options: BankUseOptions): Promise<SharedBankUse> {
  const { broker, log, source, nowMs, topic = platformTopics.bankUse, readyWithinMs = 60_000 } = options;
  const state = createBankUseState(source);
  const follower = await followCompactedTopic(broker, {
    topic,
    readyWithinMs,
    onRecord: ({ value, offset }) => {
      if (value === null) return;
      try {
        state.apply(parseBankUse(value));
      } catch (error) {
        log.warn('a record of what a bank used is ignored', { topic, offset, error });
      }
    },
  });
  let producer: Producer | undefined;
  let telling: Promise<void> | undefined;
  const tell = async (uses: readonly BankUse[]): Promise<void> => {
    try {
      producer ??= await createProducer(broker);
      const messages = uses.map((use) => ({ topic, key: bankUseKey(use), value: JSON.stringify(use), headers: {} }));
      await producer.send(messages);
      state.markTold(uses, nowMs());
    } catch (error) {
      log.warn('what banks use waits for Kafka', { error });
      await producer?.close();
      producer = undefined;
    } finally {
      telling = undefined;
    }
  };
  const timer = setInterval(() => {
    const uses = telling ? [] : state.untold(nowMs());
    if (uses.length > 0) telling = tell(uses);
  }, options.everyMs ?? tellEveryMs);
  return {
    note: state.note,
    used: state.used,
    storedBytes: state.storedBytes,
    stop: async () => {
      clearInterval(timer);
      await telling;
      const left = state.untold(nowMs(), true);
      await Promise.all([left.length > 0 ? tell(left) : undefined, follower.stop()]);
      await producer?.close();
    },
  };
}
