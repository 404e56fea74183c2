/** The analytics-export service: what leaves the bank in bulk, apart from the reads that customers wait for. */
import { contexts } from '@munim/contexts';
import { createReadableBanks } from '@munim/platform/banks';
import { createApp, platformOperations, recordRequests } from '@munim/platform/http';
import { issuerSettings, kafkaSettings, runService, secretsSettings } from '@munim/platform/service';
import {
  createBankPools,
  createTokenVerifier,
  openSecrets,
  registrySilence,
  startRegistry,
} from '@munim/platform/tenancy';

await runService({
  name: 'analytics-export',
  defaultPort: 7112,
  settings: { ...kafkaSettings, ...secretsSettings, ...issuerSettings },
  start: async ({ settings, log, clock, ids, metrics, httpMetrics, instance }) => {
    const registry = await startRegistry({ brokers: settings.MUNIM_KAFKA_BROKERS, clientId: instance, log });
    const pools = createBankPools({
      registry,
      secrets: openSecrets(settings.MUNIM_SECRETS_DIR),
      applicationName: 'munim-analytics-export',
    });
    const banks = createReadableBanks({ pools, secretsDirectory: settings.MUNIM_SECRETS_DIR, nowMs: clock.nowMs });
    const verifier = createTokenVerifier({ registry, issuer: settings.MUNIM_ISSUER_URL, nowMs: clock.nowMs });
    const app = createApp({
      operations: [...platformOperations, ...contexts.flatMap((context) => context.operations)].filter(
        (operation) => operation.kind === 'query' && operation.servedBy === 'analytics-export',
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
      close: async () => void (await Promise.all([registry.stop(), pools.close()])),
    };
  },
});
