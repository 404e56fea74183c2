/** The provisioner process: takes up runs and brings banks to the state that their rows ask for. */
import { createArchiverMetrics } from '@munim/platform/archive';
import { kafkaSettings, runService, secretsSettings } from '@munim/platform/service';
import type { Logger, Metrics } from '@munim/platform/telemetry';
import { connectBroker } from '@munim/platform/broker';
import { cellAccessFromEnvironment, createSecretFile } from '@munim/tenant';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { z } from 'zod';
import { auditArchiveSettings } from '../audit/archive-settings.ts';
import { startAuditArchiver } from '../audit/audit-archiver.ts';
import { migrateControlDatabase, openControlDatabase } from '../database/orm.ts';
import { watchDatabase } from '../database/watch.ts';
import { createAnnouncer } from '../registry/announcer.ts';
import { registerHomeCell } from '../cells/home-cell.ts';
import { cellSettings, environmentOf } from '../cells/settings.ts';
import { queueDueChecks } from '../drift/schedule.ts';
import { countForTheLastTime, startMeter } from '../metering/meter.ts';
import { queueDueOffboardings } from '../offboarding/schedule.ts';
import { startDriver } from '../upgrades/driver.ts';
import { ownRelease } from '../upgrades/releases.ts';
import { ownDirectory } from './own-directory.ts';
import { startWorker } from './worker.ts';

/** Pulumi asks for one; our state holds no secret for it to seal, since their values never reach it. */
const passphrasePath = 'control-plane/pulumi-passphrase';
/** A bank that was activated just before a kill is announced as soon as any provisioner lives. */
const announceRetryMs = 1_000;
/** The executor ends itself when it hears nothing for this part of the lease: before another can take the run. */
const silenceShare = 2 / 3;
/** How often it is looked whether a check, or a step of an offboarding, of some bank is due. */
const scheduleMs = 5_000;
const secondsBuckets = [1, 2, 4, 8, 15, 30, 60, 120, 300];

await runService({
  name: 'provisioner',
  defaultPort: 7103,
  settings: {
    ...kafkaSettings,
    ...secretsSettings,
    ...cellSettings,
    ...auditArchiveSettings,
    MUNIM_CONTROL_DATABASE_URL: z.url(),
    MUNIM_PULUMI_ROOT: z.string().min(1),
    /** Of the engine there. Without it every executor asks the engine, for a quarter of a second of CPU. */
    MUNIM_PULUMI_VERSION: z
      .string()
      .regex(/^\d+\.\d+\.\d+$/)
      .optional(),
    MUNIM_PULUMI_BACKEND_URL: z.string().min(1),
    /** Folder of the migrations of banks' schemas, for a release that is not the code's own. */
    MUNIM_TENANT_MIGRATIONS_DIR: z.string().min(1).optional(),
    /** Banks at a time. Each needs an engine of about 150 MB and half a core. */
    MUNIM_PROVISIONER_PARALLEL: z.coerce.number().int().min(1).max(16).default(2),
    /** Every bank's resources are read back at least so often; 0 leaves it to the operators. */
    MUNIM_DRIFT_CHECK_MINUTES: z.coerce.number().min(0).max(10_080).default(60),
    /** How often what banks use is counted; a day's last count comes with the first one of the next day. 0: by others. */
    MUNIM_METER_SECONDS: z.coerce.number().int().min(0).max(86_400).default(300),
    /** How long a run waits for a worker that died. Longer than any pause of a healthy process. */
    MUNIM_PROVISIONER_LEASE_MS: z.coerce.number().int().min(1_000).max(300_000).default(15_000),
  },
  start: async ({ settings, log, instance, metrics, clock, ids }) => {
    const orm = openControlDatabase(settings.MUNIM_CONTROL_DATABASE_URL);
    await migrateControlDatabase(orm);
    const broker = connectBroker({ brokers: settings.MUNIM_KAFKA_BROKERS, clientId: instance, log });
    const announcer = createAnnouncer({ orm, broker, log });
    await registerHomeCell(orm, announcer, settings, clock.nowMs());
    const ended = runRecorder(metrics);
    const leaseMs = settings.MUNIM_PROVISIONER_LEASE_MS;
    const passphrase = await pulumiPassphrase(settings.MUNIM_SECRETS_DIR);
    const directory = await ownDirectory();
    const environment = { ...process.env, ...environmentOf(settings) };
    const release = await ownRelease(orm, environment, log);
    const metering = { orm, environment: environmentOf(settings), nowMs: clock.nowMs };
    const workers = Array.from({ length: settings.MUNIM_PROVISIONER_PARALLEL }, (_, index) =>
      startWorker({
        name: `${instance}/${index}`,
        sweeps: index === 0,
        orm,
        announcer,
        secretsDirectory: settings.MUNIM_SECRETS_DIR,
        release,
        lastCount: (id) => countForTheLastTime(id, metering),
        log,
        leaseMs,
        executorEnvironment: {
          ...environment,
          MUNIM_PULUMI_PASSPHRASE: passphrase,
          MUNIM_EXECUTOR_DIRECTORY: join(directory, String(index)),
          MUNIM_EXECUTOR_SILENCE_MAX_MS: String(leaseMs * silenceShare),
          MUNIM_PROVISIONER_PID: String(process.pid),
        },
        ended,
      }),
    );
    const driver = startDriver({ orm, environment, release, uuid: ids.uuid, log });
    const retry = setInterval(() => void announcer.publishSoon(), announceRetryMs);
    const schedule = startSchedule(async () => {
      const everyMs = settings.MUNIM_DRIFT_CHECK_MINUTES * 60_000;
      await queueDueOffboardings(orm, ids.uuid);
      if (everyMs > 0) await queueDueChecks(orm, everyMs, ids.uuid);
    }, log);
    const auditArchiver = startAuditArchiver({
      databaseUrl: settings.MUNIM_CONTROL_DATABASE_URL,
      bucket: settings.MUNIM_AUDIT_BUCKET,
      access: cellAccessFromEnvironment(environmentOf(settings)),
      holder: instance,
      nowMs: clock.nowMs,
      log,
      metrics: createArchiverMetrics(metrics),
    });
    const everyMs = settings.MUNIM_METER_SECONDS * 1000;
    const meters = everyMs === 0 ? [] : [startMeter({ ...metering, broker, everyMs, log })];
    const database = watchDatabase(orm);
    return {
      notReady: database.reason,
      stop: async () => {
        clearInterval(retry);
        clearInterval(schedule);
        database.stop();
        await Promise.all([auditArchiver, driver, ...meters, ...workers].map((part) => part.stop()));
        await rm(directory, { recursive: true, force: true });
      },
      close: async () => {
        await announcer.close();
        await orm.close();
      },
    };
  },
});

function runRecorder(metrics: Metrics): (outcome: string, durationMs: number) => void {
  const runs = metrics.counter('munim_runs_total', 'Provisioning runs that ended here.', ['outcome']);
  const help = 'Seconds from claim to end.';
  const seconds = metrics.histogram('munim_run_duration_seconds', help, ['outcome'], secondsBuckets);
  return (outcome, durationMs) => {
    runs.add(1, outcome);
    seconds.observe(durationMs / 1000, outcome);
  };
}

function startSchedule(due: () => Promise<void>, log: Logger): NodeJS.Timeout {
  const look = (): void => void due().catch((error: unknown) => log.warn('what is due could not be queued', { error }));
  return setInterval(look, scheduleMs);
}

async function pulumiPassphrase(secretsDirectory: string): Promise<string> {
  await createSecretFile(secretsDirectory, passphrasePath, 'random-text');
  return readFile(join(secretsDirectory, passphrasePath), 'utf8');
}
