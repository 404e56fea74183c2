/** Follows the registry topic: a pod serves from what it read, with or without a control plane. */
import { platformTopics } from '@munim/kernel';
import { connectBroker, followCompactedTopic } from '../broker/index.ts';
import type { Logger } from '../telemetry/index.ts';
import { createRegistryState, type Registry } from './registry-state.ts';

export interface RegistryOptions {
  readonly brokers: readonly string[];
  readonly clientId: string;
  readonly log: Logger;
  readonly readyWithinMs?: number;
}

export interface RunningRegistry extends Registry {
  /** Since the brokers last answered: how old what it says may be. */
  readonly silentMs: () => number;
  readonly stop: () => Promise<void>;
}

/** Resolves when the whole topic has been read; from then on it follows. */
export async function startRegistry(options: RegistryOptions): Promise<RunningRegistry> {
  const { brokers, clientId, log } = options;
  const state = createRegistryState();
  const consumer = await followCompactedTopic(connectBroker({ brokers, clientId, log }), {
    topic: platformTopics.registry,
    readyWithinMs: options.readyWithinMs ?? 60_000,
    onRecord: ({ key, value, offset }) => {
      if (key === null) return;
      try {
        state.apply(key, value);
      } catch (error) {
        /** One bad record must not take the other banks away: the entry keeps its last good value. */
        log.error('registry record ignored: it is not an entry of its key', {
          topic: platformTopics.registry,
          offset,
          error,
        });
      }
    },
  });
  return { ...state, silentMs: consumer.silentMs, stop: () => consumer.stop() };
}
