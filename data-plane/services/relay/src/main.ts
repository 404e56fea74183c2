/** The relay: publishes the log of every bank to Kafka. Any number may run; each bank has one leader among them. */
import { topology } from '@munim/kernel';
import { eachBank } from '@munim/platform/banks';
import { connectBroker } from '@munim/platform/broker';
import { createRelayMetrics, startBankRelay } from '@munim/platform/relay';
import { kafkaSettings, runService, secretsSettings } from '@munim/platform/service';
import { createBankPools, openSecrets, registrySilence, startRegistry } from '@munim/platform/tenancy';

/** A relay does one thing at a time per bank. */
const connectionsPerBank = 1;
/** Banks that one relay can lead before their connections alone would fill a Postgres. */
const banksMax = 200;

await runService({
  name: 'relay',
  defaultPort: 7113,
  settings: { ...kafkaSettings, ...secretsSettings },
  start: async ({ name, instance, settings, log, metrics }) => {
    const registry = await startRegistry({ brokers: settings.MUNIM_KAFKA_BROKERS, clientId: name, log });
    const secrets = openSecrets(settings.MUNIM_SECRETS_DIR);
    const pools = createBankPools({
      registry,
      secrets,
      applicationName: name,
      maxPerBank: connectionsPerBank,
      banksMax,
    });
    const relayMetrics = createRelayMetrics(metrics);
    const relays = eachBank({
      registry,
      log,
      // Of a bank that leaves, too: workflows that it has under way hear of their steps by Kafka.
      wanted: () => true,
      start: async (tenant) => {
        const brokers = registry.tenant(tenant)?.cell.kafka.brokers ?? settings.MUNIM_KAFKA_BROKERS;
        const connection = connectBroker({ brokers, clientId: topology(tenant).consumerGroup(name), log });
        return startBankRelay({
          tenant,
          sql: pools.of(tenant),
          connection,
          holder: instance,
          log,
          metrics: relayMetrics,
        });
      },
    });
    return {
      notReady: registrySilence(registry, metrics, 'works'),
      stop: () => relays.stop(),
      close: () => Promise.all([registry.stop(), pools.close()]).then(() => undefined),
    };
  },
});
