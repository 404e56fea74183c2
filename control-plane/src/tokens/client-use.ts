/** Tells the control plane which clients were given tokens, a little later and all at once: no token waits for it. */
import { type ClientUse, platformTopics } from '@munim/kernel';
import { type BrokerConnection, createProducer, type Producer } from '@munim/platform/broker';
import type { Logger } from '@munim/platform/telemetry';

export interface ClientUseReporter {
  readonly note: (clientId: string, nowMs: number) => void;
  /** Says what is left, briefly, then closes. */
  readonly stop: () => Promise<void>;
}

/**
 * `last used` is for finding clients that nobody needs: ten seconds are exact enough, and a busy client is one record. An
 * issuer that is killed takes what it has not told yet with it; the client's next token says it again.
 */
const reportEveryMs = 10_000;

export function reportClientUse(
  broker: BrokerConnection,
  log: Logger,
  { topic = platformTopics.clientUse, everyMs = reportEveryMs }: { topic?: string; everyMs?: number } = {},
): ClientUseReporter {
  const used = new Map<string, number>();
  let producer: Producer | undefined;
  let reporting: Promise<void> | undefined;

  const report = async (): Promise<void> => {
    const uses = [...used];
    used.clear();
    try {
      producer ??= await createProducer(broker);
      await producer.send(uses.map(([key, atMs]) => ({ topic, key, value: recordOf(key, atMs), headers: {} })));
    } catch (error) {
      for (const [clientId, atMs] of uses) if (!used.has(clientId)) used.set(clientId, atMs);
      log.warn('client use waits for Kafka', { error });
      await producer?.close();
      producer = undefined;
    } finally {
      reporting = undefined;
    }
  };
  const timer = setInterval(() => {
    if (used.size > 0) reporting ??= report();
  }, everyMs);

  return {
    note: (clientId, nowMs) => void used.set(clientId, nowMs),
    stop: async () => {
      clearInterval(timer);
      await reporting;
      if (used.size > 0) await report();
      await producer?.close();
    },
  };
}

const recordOf = (clientId: string, atMs: number): string =>
  JSON.stringify({ clientId, usedAt: new Date(atMs).toISOString() } satisfies ClientUse);
