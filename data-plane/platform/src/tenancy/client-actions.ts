/**
 * Tells the control plane what clients asked of this process: totals of each client's hour, a little later and all at once.
 * A word said twice, or late, is the same word: nobody has to count messages, and no request waits for any of this.
 */
import { type ClientHour, platformTopics } from '@munim/kernel';
import { type BrokerConnection, createProducer, type Producer } from '../broker/index.ts';
import type { Logger } from '../telemetry/index.ts';

export interface ClientActionReporter {
  /** `outcome`: one of few; each is counted by itself. */
  readonly note: (clientId: string, outcome: string, nowMs: number) => void;
  /** Says what is left, briefly, then closes. */
  readonly stop: () => Promise<void>;
}

export interface ReporterOptions {
  readonly broker: BrokerConnection;
  readonly log: Logger;
  /** Unique to this run of this process: its totals begin anew with it. */
  readonly source: string;
  readonly topic?: string;
  readonly everyMs?: number;
}

/** What a killed issuer takes along; a busy client is one record in that time. */
const reportEveryMs = 10_000;
const hourMs = 3_600_000;

interface Hour {
  readonly record: ClientHour & { readonly outcomes: Record<string, ClientHour['outcomes'][string]> };
  changed: boolean;
}

export function reportClientActions(options: ReporterOptions): ClientActionReporter {
  const { broker, log, source, topic = platformTopics.clientActions, everyMs = reportEveryMs } = options;
  const hours = new Map<string, Hour>();
  let producer: Producer | undefined;
  let reporting: Promise<void> | undefined;

  const report = async (): Promise<void> => {
    const changed = [...hours].filter(([, hour]) => hour.changed);
    const messages = changed.map(([key, { record }]) => ({ topic, key, value: JSON.stringify(record), headers: {} }));
    for (const [, hour] of changed) hour.changed = false;
    try {
      producer ??= await createProducer(broker);
      if (messages.length > 0) await producer.send(messages);
      forgetAllBut(hours);
    } catch (error) {
      for (const [, hour] of changed) hour.changed = true;
      log.warn('client actions wait for Kafka', { error });
      await producer?.close();
      producer = undefined;
    } finally {
      reporting = undefined;
    }
  };
  const timer = setInterval(() => {
    if (hours.size > 0) reporting ??= report();
  }, everyMs);

  return {
    note: (clientId, outcome, nowMs) => {
      const hour = new Date(Math.floor(nowMs / hourMs) * hourMs).toISOString();
      const key = `${clientId}/${hour}/${source}`;
      const known = hours.get(key) ?? { record: { clientId, hour, source, outcomes: {} }, changed: true };
      const { outcomes } = known.record;
      const at = new Date(nowMs).toISOString();
      const before = outcomes[outcome] ?? { count: 0, firstAt: at };
      outcomes[outcome] = { ...before, count: before.count + 1, lastAt: at };
      known.changed = true;
      hours.set(key, known);
    },
    stop: async () => {
      clearInterval(timer);
      await reporting;
      if (hours.size > 0) await report();
      await producer?.close();
    },
  };
}

/** An hour that is over and told is not counted on: only the newest hour that anybody was noted in, and what is not told yet. */
function forgetAllBut(hours: Map<string, Hour>): void {
  const newest = [...hours.values()].reduce((latest, { record }) => (record.hour > latest ? record.hour : latest), '');
  for (const [key, { record, changed }] of hours) if (record.hour < newest && !changed) hours.delete(key);
}
