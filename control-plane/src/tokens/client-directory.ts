/** API clients as the issuer knows them: the compacted topic in memory. The control plane may be away. */
import { platformTopics } from '@munim/kernel';
import { type BrokerConnection, followCompactedTopic } from '@munim/platform/broker';
import { z } from '@munim/platform/http';
import type { AnnouncedClient } from '../registry/entries.ts';

export interface ClientDirectory {
  readonly find: (clientId: string) => AnnouncedClient | undefined;
}
export interface RunningClientDirectory extends ClientDirectory {
  readonly stop: () => Promise<void>;
}

/** Members that a newer control plane adds are left out, so that old issuers go on. */
const entry: z.ZodType<AnnouncedClient> = z.object({
  clientId: z.string().min(1),
  tenant: z.string().min(1),
  scopes: z.array(z.string()),
  secretHashes: z.array(z.string()),
  secretsExpireAt: z.record(z.string(), z.number()).default({}),
  expiresAt: z.number().nullable().default(null),
  jwks: z.array(z.record(z.string(), z.string())),
  state: z.enum(['active', 'revoked']),
});

/** Resolves when the whole topic has been read. */
export async function followClients(
  broker: BrokerConnection,
  topic: string = platformTopics.clients,
): Promise<RunningClientDirectory> {
  const clients = new Map<string, AnnouncedClient>();
  const consumer = await followCompactedTopic(broker, {
    topic,
    onRecord: ({ key, value, offset }) => {
      if (key !== null)
        take(clients, key, value, (error) => broker.log.error('client record ignored', { topic, offset, error }));
    },
  });
  return { find: (clientId) => clients.get(clientId), stop: () => consumer.stop() };
}

/** A record that is no client must not take the others away; but nor may the client it was meant for stay as it was. */
function take(
  clients: Map<string, AnnouncedClient>,
  key: string,
  value: string | null,
  ignored: (error: unknown) => void,
): void {
  clients.delete(key);
  if (value === null) return;
  try {
    const client = entry.parse(JSON.parse(value));
    if (client.clientId !== key) throw new Error(`the record of ${key} holds another client`);
    clients.set(key, client);
  } catch (error) {
    ignored(error);
  }
}
