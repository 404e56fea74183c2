/** The workflow service: carries every bank's sagas from step to step, from the events of their streams. */
import { contexts } from '@munim/contexts';
import { createWritableBanks, eachBank } from '@munim/platform/banks';
import { connectBroker } from '@munim/platform/broker';
import { kafkaSettings, runService, secretsSettings } from '@munim/platform/service';
import { createBankPools, openSecrets, registrySilence, startRegistry } from '@munim/platform/tenancy';
import { httpClearing } from '@munim/transfers/workflow';
import { z } from 'zod';
import { startClearing } from './clearing.ts';

await runService({
  name: 'workflow',
  defaultPort: 7115,
  settings: { ...kafkaSettings, ...secretsSettings, MUNIM_CLEARING_URL: z.url() },
  start: async ({ settings, log, clock, metrics, instance }) => {
    const connection = { brokers: settings.MUNIM_KAFKA_BROKERS, clientId: instance, log };
    const registry = await startRegistry(connection);
    const pools = createBankPools({
      registry,
      secrets: openSecrets(settings.MUNIM_SECRETS_DIR),
      applicationName: 'munim-workflow',
      maxPerBank: 6,
    });
    const banks = createWritableBanks({
      pools,
      secretsDirectory: settings.MUNIM_SECRETS_DIR,
      contexts,
      nowMs: clock.nowMs,
    });
    const failures = metrics.counter(
      'munim_workflow_failures_total',
      'Effects of workflows that failed and will be tried again.',
      ['tenant', 'workflow'],
    );
    const workers = eachBank({
      registry,
      log,
      // In any state: what a bank had under way when it was suspended, or was to leave, comes to its end.
      wanted: (entry) => [...entry.contexts, ...(entry.keptContexts ?? [])].includes('transfers'),
      start: (tenant) =>
        startClearing({
          bank: banks.of(tenant),
          broker: connectBroker({
            ...connection,
            brokers: registry.tenant(tenant)?.cell.kafka.brokers ?? connection.brokers,
          }),
          clearing: httpClearing(settings.MUNIM_CLEARING_URL),
          nowMs: clock.nowMs,
          onError: (stream, error, attempt) => {
            failures.add(1, tenant, 'clearing');
            log.warn('a step failed and will be tried again', { tenant, workflow: 'clearing', stream, attempt, error });
          },
        }),
    });
    return {
      notReady: registrySilence(registry, metrics, 'works'),
      stop: async () => {
        await workers.stop();
        await banks.close();
      },
      close: async () => void (await Promise.all([registry.stop(), pools.close()])),
    };
  },
});
