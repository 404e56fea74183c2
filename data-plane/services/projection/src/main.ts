/** The projection service: keeps every bank's read models up to date and answers what is asked of them. */
import { contexts } from '@munim/contexts';
import { createReadableBanks, eachBank } from '@munim/platform/banks';
import { connectBroker } from '@munim/platform/broker';
import { createApp, platformOperations, recordRequests } from '@munim/platform/http';
import { type BankProjection, createProjectionMetrics, startBankProjection } from '@munim/platform/projections';
import { issuerSettings, kafkaSettings, runService, secretsSettings } from '@munim/platform/service';
import {
  createBankPools,
  createTokenVerifier,
  openSecrets,
  type Registry,
  registrySilence,
  startRegistry,
} from '@munim/platform/tenancy';
import type { Logger } from '@munim/platform/telemetry';

await runService({
  name: 'projection',
  defaultPort: 7111,
  settings: { ...kafkaSettings, ...secretsSettings, ...issuerSettings },
  start: async ({ settings, log, clock, ids, metrics, httpMetrics, instance }) => {
    const connection = { brokers: settings.MUNIM_KAFKA_BROKERS, clientId: instance, log };
    const registry = await startRegistry(connection);
    /** Three partitions of three topics write, readers read: more would only queue in Postgres instead of here. */
    const pools = createBankPools({
      registry,
      secrets: openSecrets(settings.MUNIM_SECRETS_DIR),
      applicationName: 'munim-projection',
      onlyByKey: true,
      maxPerBank: 6,
    });
    const banks = createReadableBanks({ pools, secretsDirectory: settings.MUNIM_SECRETS_DIR, nowMs: clock.nowMs });
    const projectionMetrics = createProjectionMetrics(metrics);
    const workers = eachBank({
      registry,
      log,
      wanted: (entry) => entry.state !== 'offboarding',
      startedWith: ({ contexts: on }) => on.join(' '),
      start: async (tenant) => {
        const bankMetrics = projectionMetrics.of(tenant);
        const projection = await startBankProjection({
          tenant,
          sql: pools.of(tenant),
          contexts: contexts.filter((context) => registry.tenant(tenant)?.contexts.includes(context.name)),
          broker: connectBroker({
            ...connection,
            brokers: registry.tenant(tenant)?.cell.kafka.brokers ?? connection.brokers,
          }),
          log,
          onLag: bankMetrics.lag,
          onParked: (context, stream, reason) => {
            bankMetrics.parked(context);
            log.error('a stream is parked: its next event cannot be applied', { tenant, context, stream, reason });
          },
        });
        const stop = fillAfterRepairs(projection, tenant, registry, log);
        return {
          stop: () => {
            bankMetrics.forget();
            return stop();
          },
        };
      },
    });
    const verifier = createTokenVerifier({ registry, issuer: settings.MUNIM_ISSUER_URL, nowMs: clock.nowMs });
    const app = createApp({
      operations: [...platformOperations, ...contexts.flatMap((context) => context.operations)].filter(
        (operation) => operation.kind === 'query' && operation.servedBy === 'projection',
      ),
      authenticate: verifier.authenticate,
      readableBank: ({ tenant }) => banks.of(tenant),
      nowMs: clock.nowMs,
      ids,
      record: recordRequests(httpMetrics, log),
    });
    return {
      app,
      notReady: registrySilence(registry, metrics, 'serves'),
      stop: () => workers.stop(),
      close: async () => void (await Promise.all([registry.stop(), pools.close()])),
    };
  },
});

/** A repair ends with an announcement of its bank: then its read models may be there again, empty. */
function fillAfterRepairs(projection: BankProjection, tenant: string, registry: Registry, log: Logger) {
  const unsubscribe = registry.onChange(({ entry }) => {
    if (entry?.kind !== 'tenant' || entry.id !== tenant) return;
    projection
      .fillClosed()
      .catch((error: unknown) => log.warn('read models could not be filled from the log', { tenant, error }));
  });
  return (): Promise<void> => {
    unsubscribe();
    return projection.stop();
  };
}
