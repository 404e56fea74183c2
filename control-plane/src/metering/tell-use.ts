/** Tells gateways what the meter found, so that a plan's day holds for what never passed a gateway, and its storage at all. */
import { type BankUse, bankUseKey, platformTopics } from '@munim/kernel';
import { type BrokerConnection, createProducer, type Producer } from '@munim/platform/broker';
import type { Logger } from '@munim/platform/telemetry';

export interface UseTeller {
  /** Never rejects: what Kafka does not take is said again, as a later total, in the next round. */
  readonly tell: (use: BankUse) => Promise<void>;
  readonly stop: () => Promise<void>;
}

export function createUseTeller(
  broker: BrokerConnection,
  log: Logger,
  topic: string = platformTopics.bankUse,
): UseTeller {
  let producer: Producer | undefined;
  return {
    tell: async (use) => {
      try {
        producer ??= await createProducer(broker);
        await producer.send([{ topic, key: bankUseKey(use), value: JSON.stringify(use), headers: {} }]);
      } catch (error) {
        log.warn('gateways do not hear what a bank used', { tenant: use.tenant, error });
        await producer?.close();
        producer = undefined;
      }
    },
    stop: async () => producer?.close(),
  };
}
