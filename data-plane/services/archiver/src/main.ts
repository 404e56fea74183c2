/** The archiver: keeps every bank's transparency log behind its log by seconds, in its locked bucket. */
import type { TenantEntry } from '@munim/kernel';
import {
  createArchiverMetrics,
  lockPolicy,
  openBankArchive,
  recordClassesOf,
  startBankArchiver,
} from '@munim/platform/archive';
import { eachBank } from '@munim/platform/banks';
import { kafkaSettings, runService, secretsSettings } from '@munim/platform/service';
import { createBankPools, openSecrets, registrySilence, startRegistry } from '@munim/platform/tenancy';

await runService({
  name: 'archiver',
  defaultPort: 7114,
  settings: { ...kafkaSettings, ...secretsSettings },
  start: async ({ settings, log, clock, metrics, instance }) => {
    const registry = await startRegistry({ brokers: settings.MUNIM_KAFKA_BROKERS, clientId: instance, log });
    const secrets = openSecrets(settings.MUNIM_SECRETS_DIR);
    /** One bank's archiver does one thing at a time; banks that one archiver leads would else fill a Postgres. */
    const pools = createBankPools({
      registry,
      secrets,
      applicationName: 'munim-archiver',
      maxPerBank: 1,
      banksMax: 200,
    });
    const archiverMetrics = createArchiverMetrics(metrics);
    const workers = eachBank({
      registry,
      log,
      /** A suspended or leaving bank's last events are archived too. */
      wanted: () => true,
      startedWith: (entry) => everHeld(entry).join(' '),
      start: async (tenant) => {
        const entry = registry.tenant(tenant);
        if (!entry) throw new Error(`bank ${tenant} is not in the registry`);
        const { bucket, signer } = await openBankArchive(tenant, secrets, entry.cell.objectStore);
        return startBankArchiver({
          tenant,
          sql: pools.of(tenant),
          bucket,
          signer,
          locks: lockPolicy(recordClassesOf(everHeld(entry))),
          holder: instance,
          nowMs: clock.nowMs,
          log,
          metrics: archiverMetrics,
        });
      },
    });
    return {
      notReady: registrySilence(registry, metrics, 'works'),
      stop: () => workers.stop(),
      close: async () => void (await Promise.all([registry.stop(), pools.close()])),
    };
  },
});

/** A context that is switched off may still have events on their way: no lock gets shorter for that. */
function everHeld({ contexts, keptContexts = [] }: TenantEntry): string[] {
  return [...contexts, ...keptContexts].sort();
}
