/** One topic a context: what the relay publishes from the bank's log. */
import kafkajs, { type Admin } from 'kafkajs';
import type { ResourceKind } from '../resource-kind.ts';

type KafkaTopic = {
  readonly topic: string;
  readonly partitions: number;
  readonly replicas: number;
  /** All settings that differ from the broker's; others are reset. */
  readonly settings: Readonly<Record<string, string>>;
};

export const kafkaTopic: ResourceKind<KafkaTopic> = {
  token: 'munim:kafka:Topic',
  identity: ['topic', 'replicas'],
  guarded: ['settings'],
  idOf: ({ topic }) => topic,
  check: ({ partitions, replicas }) => ({
    ...(partitions > 0 ? {} : { partitions: 'needs at least one' }),
    ...(replicas > 0 ? {} : { replicas: 'needs at least one' }),
  }),
  observe: async (desired, cell) => {
    const admin = await cell.kafka();
    const found = await describe(admin, desired.topic);
    return found && { ...desired, ...found, settings: await readSettings(admin, desired.topic) };
  },
  converge: async (desired, observed, cell) => {
    const admin = await cell.kafka();
    if (!observed) {
      await create(admin, desired);
      return;
    }
    if (observed.partitions > desired.partitions)
      throw new Error(
        `${desired.topic} has ${observed.partitions} partitions: fewer would move keys between partitions and break their order`,
      );
    if (observed.partitions < desired.partitions)
      await admin.createPartitions({ topicPartitions: [{ topic: desired.topic, count: desired.partitions }] });
    await writeSettings(admin, desired);
  },
  remove: async ({ topic }, cell) => {
    const admin = await cell.kafka();
    if (await describe(admin, topic)) await admin.deleteTopics({ topics: [topic] });
  },
};

async function create(admin: Admin, { topic, partitions, replicas, settings }: KafkaTopic): Promise<void> {
  const configEntries = Object.entries(settings).map(([name, value]) => ({ name, value }));
  await admin.createTopics({
    // The provider reads back until the topic is there, which a busy broker may take seconds for.
    waitForLeaders: false,
    topics: [{ topic, numPartitions: partitions, replicationFactor: replicas, configEntries }],
  });
}

/** How a broker says that it does not know a topic, or not yet. */
const unknownTopic: ReadonlySet<unknown> = new Set(['UNKNOWN_TOPIC_OR_PARTITION', 'LEADER_NOT_AVAILABLE']);

async function describe(admin: Admin, topic: string): Promise<{ partitions: number; replicas: number } | undefined> {
  try {
    const { topics } = await admin.fetchTopicMetadata({ topics: [topic] });
    const partitions = topics[0]?.partitions ?? [];
    return { partitions: partitions.length, replicas: partitions[0]?.replicas.length ?? 0 };
  } catch (error) {
    if (unknownTopic.has((error as { type?: unknown }).type)) return undefined;
    throw error;
  }
}

/** A setting made on the topic itself, not inherited from the broker. */
const setOnTopic = kafkajs.ConfigSource.TOPIC_CONFIG;

async function readSettings(admin: Admin, topic: string): Promise<Record<string, string>> {
  const { resources } = await admin.describeConfigs({
    includeSynonyms: false,
    resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic }],
  });
  const entries = resources[0]?.configEntries ?? [];
  return Object.fromEntries(
    entries.filter((one) => one.configSource === setOnTopic).map((one) => [one.configName, one.configValue]),
  );
}

async function writeSettings(admin: Admin, { topic, settings }: KafkaTopic): Promise<void> {
  const configEntries = Object.entries(settings).map(([name, value]) => ({ name, value }));
  await admin.alterConfigs({
    validateOnly: false,
    resources: [{ type: kafkajs.ConfigResourceTypes.TOPIC, name: topic, configEntries }],
  });
}
