/** Keeps when each client was last given a token, as the issuers tell it: they need no database of ours to work. */
import { type ClientUse, platformTopics } from '@munim/kernel';
import { type BrokerConnection, followCompactedTopic } from '@munim/platform/broker';
import { z } from '@munim/platform/http';
import type { Logger } from '@munim/platform/telemetry';
import type { ControlDatabase } from '../database/orm.ts';

export interface FollowUseOptions {
  readonly orm: ControlDatabase;
  readonly broker: BrokerConnection;
  readonly log: Logger;
  readonly topic?: string;
}

const writeEveryMs = 1_000;
const record: z.ZodType<ClientUse> = z.object({ clientId: z.string().min(1), usedAt: z.iso.datetime() });

/** Several processes may follow: a later time stays, whoever writes it and in which order. */
export async function followClientUse({
  orm,
  broker,
  log,
  topic = platformTopics.clientUse,
}: FollowUseOptions): Promise<{ readonly stop: () => Promise<void> }> {
  const seen = new Map<string, string>();
  const consumer = await followCompactedTopic(broker, {
    topic,
    onRecord: ({ value, offset }) => {
      if (value === null) return;
      const use = record.safeParse(jsonOf(value));
      if (!use.success) log.warn('a record of client use is ignored', { topic, offset, error: use.error });
      else if (use.data.usedAt > (seen.get(use.data.clientId) ?? '')) seen.set(use.data.clientId, use.data.usedAt);
    },
  });
  let writing: Promise<void> | undefined;
  const write = async (): Promise<void> => {
    const uses = [...seen].map(([id, at]) => ({ id, at }));
    seen.clear();
    try {
      await writeUses(orm, uses);
    } catch (error) {
      for (const { id, at } of uses) if (at > (seen.get(id) ?? '')) seen.set(id, at);
      log.warn('client use waits for the control database', { error });
    } finally {
      writing = undefined;
    }
  };
  const timer = setInterval(() => {
    if (seen.size > 0) writing ??= write();
  }, writeEveryMs);
  return {
    stop: async () => {
      clearInterval(timer);
      await consumer.stop();
      await writing;
      if (seen.size > 0) await write();
    },
  };
}

const writeUses = (orm: ControlDatabase, uses: readonly { id: string; at: string }[]): Promise<unknown> =>
  orm.em.fork().execute(
    `update clients c set last_used_at = u.at
     from jsonb_to_recordset(?::jsonb) as u(id text, at timestamptz)
     where c.id = u.id and (c.last_used_at is null or c.last_used_at < u.at)`,
    [JSON.stringify(uses)],
  );

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
