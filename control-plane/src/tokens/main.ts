/** The token issuer process. It lives on the compacted topics and key files alone, so tokens outlive the control plane. */
import { issuerSettings, kafkaSettings, runService, secretsSettings } from '@munim/platform/service';
import { connectBroker } from '@munim/platform/broker';
import { openSecrets, reportClientActions, startRegistry } from '@munim/platform/tenancy';
import { createAssertionReplay } from './assertion-replay.ts';
import { awaitingEntry } from './await-entry.ts';
import { followClients } from './client-directory.ts';
import { reportClientUse } from './client-use.ts';
import { createIssuerApp, tokenEndpoint } from './issuer-app.ts';
import { openSigningKeys } from './signing-keys.ts';

await runService({
  name: 'issuer',
  defaultPort: 7102,
  settings: { ...kafkaSettings, ...secretsSettings, ...issuerSettings },
  start: async ({ settings, log, instance, clock, ids, httpMetrics }) => {
    const brokers = settings.MUNIM_KAFKA_BROKERS;
    const [registry, clients] = await Promise.all([
      startRegistry({ brokers, clientId: instance, log }),
      followClients(connectBroker({ brokers, clientId: instance, log })),
    ]);
    const use = reportClientUse(connectBroker({ brokers, clientId: instance, log }), log);
    const actions = reportClientActions({
      broker: connectBroker({ brokers, clientId: instance, log }),
      log,
      source: instance,
    });
    const issuer = settings.MUNIM_ISSUER_URL;
    const waiters = { count: 0 };
    /** Its bank was announced before it, perhaps by another process: both have to be here. */
    const complete = (clientId: string) => {
      const client = clients.find(clientId);
      return client && registry.tenant(client.tenant) ? client : undefined;
    };
    const signingKeys = openSigningKeys(registry, openSecrets(settings.MUNIM_SECRETS_DIR), log);
    const app = createIssuerApp({
      registry,
      signingKeys,
      issuer,
      uuid: ids.uuid,
      find: async (clientId) => (await awaitingEntry(() => complete(clientId), waiters)) ?? clients.find(clientId),
      replay: createAssertionReplay(),
      audiences: [issuer, tokenEndpoint(issuer)],
      nowMs: clock.nowMs,
      noteUse: (clientId) => use.note(clientId, clock.nowMs()),
      noteAction: (clientId, outcome) => actions.note(clientId, outcome, clock.nowMs()),
      record: ({ error, ...request }) => {
        httpMetrics.record(request);
        if (error !== undefined) log.error('token request failed', { ...request, error });
        else log.debug('token request', request);
      },
    });
    return {
      app,
      notReady: signingKeys.notReady,
      stop: async () => {
        signingKeys.stop();
        await Promise.all([registry.stop(), clients.stop(), use.stop(), actions.stop()]);
      },
    };
  },
});
