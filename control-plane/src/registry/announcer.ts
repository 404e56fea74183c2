/**
 * Brings announcements to Kafka: they are rows, written in the transaction of their cause, and leave the table once
 * acknowledged. Kill it anywhere: nothing is missing, and a repeated entry says the same again.
 */
import { type RegistryEntry, registryKey } from '@munim/kernel';
import { type BrokerConnection, createProducer, type Producer } from '@munim/platform/broker';
import type { Logger } from '@munim/platform/telemetry';
import { Announcement } from '../database/entities/index.ts';
import type { ControlDatabase, EntityManager } from '../database/orm.ts';
import type { AnnouncedClient } from './entries.ts';
import { type RegistryTopics, registryTopics } from './topics.ts';

export interface Announcer {
  /** To be called in the transaction that makes the entry true. */
  readonly announce: (em: EntityManager, entry: RegistryEntry) => void;
  readonly announceClient: (em: EntityManager, client: AnnouncedClient) => void;
  /** The entry of this key is no longer true: readers forget it. */
  readonly retract: (em: EntityManager, entry: RegistryEntry) => void;
  /** Sends all that is waiting, in order. Rejects when Kafka does not take it; the rows stay. */
  readonly publish: () => Promise<void>;
  /** Waits for `publish` briefly: an answer is not held up by a broker that is away, the next round sends the rest. */
  readonly publishSoon: () => Promise<void>;
  readonly close: () => Promise<void>;
}

export interface AnnouncerOptions {
  readonly orm: ControlDatabase;
  readonly broker: BrokerConnection;
  readonly log: Logger;
  readonly topics?: RegistryTopics;
}

/** Longer than a healthy broker ever takes, shorter than a person's patience. */
const publishSoonMs = 2_000;
/** One produce request: at about 1 kB an entry, half a megabyte. */
const batchRowsMax = 500;

export function createAnnouncer({ orm, broker, log, topics = registryTopics }: AnnouncerOptions): Announcer {
  let producer: Producer | undefined;

  /** After a failure the producer's sequence is unknown, so the next round gets a new one. */
  const send = async (rows: readonly Announcement[]): Promise<void> => {
    producer ??= await createProducer(broker);
    try {
      await producer.send(rows.map(({ topic, key, value }) => ({ topic, key, value: value ?? null, headers: {} })));
    } catch (error) {
      await producer.close();
      producer = undefined;
      throw error;
    }
  };

  const publish = async (): Promise<void> => {
    while (await publishBatch(orm, send));
  };
  const report = (error: unknown): void => log.warn('announcements wait for Kafka', { error });

  return {
    announce: (em, entry) => {
      em.create(Announcement, { topic: topics.registry, key: registryKey(entry), value: JSON.stringify(entry) });
    },
    announceClient: (em, client) => {
      em.create(Announcement, { topic: topics.clients, key: client.clientId, value: JSON.stringify(client) });
    },
    retract: (em, entry) => {
      em.create(Announcement, { topic: topics.registry, key: registryKey(entry), value: null });
    },
    publish,
    publishSoon: () =>
      Promise.race([publish().catch(report), new Promise<void>((late) => setTimeout(late, publishSoonMs).unref())]),
    close: async () => producer?.close(),
  };
}

/** True when there may be more. One sender at a time, whichever process it is in, so that the last word stays last. */
const publishBatch = (orm: ControlDatabase, send: (rows: Announcement[]) => Promise<void>): Promise<boolean> =>
  orm.em.fork().transactional(async (em) => {
    await em.execute(`select pg_advisory_xact_lock(hashtextextended('munim announcements', 0))`);
    const rows = await em.find(Announcement, {}, { orderBy: { id: 'asc' }, limit: batchRowsMax });
    if (rows.length === 0) return false;
    await send(rows);
    await em.nativeDelete(Announcement, { id: { $in: rows.map(({ id }) => id) } });
    return rows.length === batchRowsMax;
  });
