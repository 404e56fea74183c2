/** The platform's own topics: compacted, one partition each, so that every reader holds the same order and all of it. */
import { platformTopics } from '@munim/kernel';
import { type BrokerConnection, createTopics } from '@munim/platform/broker';

export interface RegistryTopics {
  readonly registry: string;
  readonly clients: string;
  readonly clientUse: string;
  readonly clientActions: string;
  readonly bankUse: string;
}
export const registryTopics: RegistryTopics = platformTopics;

const weekMs = String(7 * 24 * 3600 * 1000);

/** What names an hour or a day is a week's business: without an end such keys would fill the topic. */
const ofAWeek = [
  { name: 'cleanup.policy', value: 'compact,delete' },
  { name: 'retention.ms', value: weekMs },
];
const settings = [
  { name: 'cleanup.policy', value: 'compact' },
  // A pod that was away for a week still hears that a key was retired before its tombstone goes.
  { name: 'delete.retention.ms', value: weekMs },
  // Entries are small and starting pods read them all: keep the uncompacted part short.
  { name: 'segment.ms', value: String(3600 * 1000) },
  { name: 'min.cleanable.dirty.ratio', value: '0.1' },
];

/** Safe to repeat. True when one was not there before: then all that it should hold has to be announced again. */
export async function ensureRegistryTopics(
  { kafka }: BrokerConnection,
  topics: RegistryTopics,
  replicas: number,
): Promise<boolean> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const known = new Set(await admin.listTopics());
    const missing = Object.values<string>({ ...topics }).filter((topic) => !known.has(topic));
    if (missing.length === 0) return false;
    await createTopics(
      admin,
      missing.map((topic) => ({
        topic,
        numPartitions: 1,
        replicationFactor: replicas,
        configEntries:
          topic === topics.clientActions || topic === topics.bankUse ? [...settings.slice(1), ...ofAWeek] : settings,
      })),
    );
    return true;
  } finally {
    await admin.disconnect();
  }
}
