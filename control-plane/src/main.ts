/** The control plane's API process: operators bring banks up here; banks are served without it. */
import { isCountry } from '@munim/kernel';
import { issuerSettings, kafkaSettings, runService, secretsSettings } from '@munim/platform/service';
import { connectBroker } from '@munim/platform/broker';
import { createTokenVerifier, openSecrets, startRegistry } from '@munim/platform/tenancy';
import type { Logger } from '@munim/platform/telemetry';
import { z } from 'zod';
import { auditArchiveSettings } from './audit/archive-settings.ts';
import { auditClientActions } from './audit/client-actions.ts';
import { openSealedLog } from './audit/sealed-log.ts';
import { openCells } from './cells/desk.ts';
import { registerHomeCell } from './cells/home-cell.ts';
import { type CellSettings, cellSettings } from './cells/settings.ts';
import { migrateControlDatabase, openControlDatabase } from './database/orm.ts';
import { addConsole } from './console.ts';
import { bankAuthentication } from './http/authenticate-bank.ts';
import { supportTokenSigner } from './support/sign-token.ts';
import { openSigningKeys } from './tokens/signing-keys.ts';
import { followClientUse } from './clients/follow-use.ts';
import { watchDatabase } from './database/watch.ts';
import { addDocs } from './docs.ts';
import { createControlApp, noSuchPath, type RequestRecord } from './http/app.ts';
import { bootstrapOperator, bootstrapSettings } from './operators/bootstrap.ts';
import { operatorAuthentication } from './operators/authenticate.ts';
import { operatorTokenSettings, tokenLifetimeMs } from './operators/token-life.ts';
import { controlOperations } from './operations.ts';
import { announceAll } from './registry/announce-all.ts';
import { createAnnouncer } from './registry/announcer.ts';
import { ensureRegistryTopics, registryTopics } from './registry/topics.ts';
import { identityProvider, identityProviderSettings } from './sign-in/identity-provider.ts';
import { addSignIn } from './sign-in/routes.ts';
import { followExports } from './metering/follow-exports.ts';
import { addWatchRun } from './runs/watch-run.ts';
import { ensureSigningKey } from './signing-keys/first-key.ts';
import { keepSigningKeys } from './signing-keys/keeper.ts';
import { keyTimingOf, signingKeySettings } from './signing-keys/settings.ts';

/** What could not be announced at once, with Kafka away, is tried again this often. */
const announceRetryMs = 1_000;

await runService({
  name: 'control-plane',
  defaultPort: 7101,
  settings: {
    ...kafkaSettings,
    ...secretsSettings,
    ...issuerSettings,
    ...cellSettings,
    ...signingKeySettings,
    ...auditArchiveSettings,
    MUNIM_CONTROL_DATABASE_URL: z.url(),
    ...bootstrapSettings,
    ...operatorTokenSettings,
    /** How browsers reach this process: with https, cookies are sent over it alone. */
    MUNIM_CONTROL_PLANE_URL: z.url().optional(),
    /** Between the approval of an offboarding and the first thing that is destroyed: 30 days. */
    MUNIM_OFFBOARDING_COOLING_OFF_SECONDS: z.coerce.number().int().min(0).max(31_536_000).default(2_592_000),
    /** ISO 3166-1 alpha-2: of a bank whose country nobody says when it is onboarded. */
    MUNIM_HOME_COUNTRY: z
      .string()
      .refine(isCountry, { error: 'an ISO 3166-1 alpha-2 code, in capitals' })
      .default('IN'),
    ...identityProviderSettings,
    /** The console, built. */
    MUNIM_CONSOLE_DIR: z.string().min(1).optional(),
  },
  start: async ({ settings, log, instance, clock, ids, httpMetrics }) => {
    const opening = { log, instance, nowMs: clock.nowMs };
    const { orm, broker, announcer, objectStore } = await openRegistry(settings, opening);
    const { MUNIM_AUDIT_BUCKET: bucket, MUNIM_SECRETS_DIR: secretsDirectory } = settings;
    const sealed = openSealedLog({ bucket, store: objectStore, secretsDirectory, log });
    const cells = openCells({ orm, settings, clock, log });
    const banks = await openBanksDoor(settings, opening);
    const provider = await identityProvider(settings);
    const { publicUrl, publicOrigin, secure } = frontDoor(settings.MUNIM_CONTROL_PLANE_URL);
    const authenticate = operatorAuthentication(orm, { nowMs: clock.nowMs, secure, publicOrigin });
    const stopping = new AbortController();
    // Watchers hold their connection for as long as a run takes: a stop ends them instead of waiting.
    process.once('SIGTERM', () => stopping.abort()).once('SIGINT', () => stopping.abort());
    const options = {
      operations: controlOperations({
        desk: cells.desk,
        announcer,
        secure,
        secretsDirectory,
        sealed,
        homeCountry: settings.MUNIM_HOME_COUNTRY,
        coolingOffMs: settings.MUNIM_OFFBOARDING_COOLING_OFF_SECONDS * 1000,
        signSupportToken: banks.sign,
        tokenTerms: { lifetimeMs: tokenLifetimeMs(settings), identityProvider: provider !== undefined },
        alarm: (message, fields) => log.error(message, fields),
      }),
      orm,
      authenticate,
      authenticateBank: banks.authenticate,
      committed: announcer.publishSoon,
      nowMs: clock.nowMs,
      ids,
      record: requestRecorder(log, httpMetrics),
    };
    const app = createControlApp(options);
    addWatchRun(app, { ...options, stopping: stopping.signal });
    addSignIn(app, { provider, orm, publicUrl, nowMs: clock.nowMs, ids, log });
    addDocs(app, { nowMs: clock.nowMs, ids });
    await addConsole(app, settings.MUNIM_CONSOLE_DIR, ids);
    app.notFound((c) => noSuchPath(c, ids));

    const retry = setInterval(() => void announcer.publishSoon(), announceRetryMs);
    const keeper = keepSigningKeys({
      orm,
      announcer,
      secretsDirectory,
      timing: keyTimingOf(settings),
      nowMs: clock.nowMs,
      uuid: ids.uuid,
      log,
    });
    const followers = await followPods({ orm, broker, log, nowMs: clock.nowMs });
    const database = watchDatabase(orm);
    return {
      app,
      notReady: database.reason,
      stop: async () => {
        clearInterval(retry);
        await Promise.all([keeper, banks, ...followers].map((one) => one.stop()));
        database.stop();
        cells.stop();
      },
      close: async () => {
        sealed.close();
        await announcer.close();
        await orm.close();
      },
    };
  },
});

/** Where browsers find us; an origin that nobody said is none to measure requests by. */
function frontDoor(said: string | undefined) {
  const publicUrl = said ?? 'http://127.0.0.1:7101';
  const { protocol, origin } = new URL(publicUrl);
  return { publicUrl, publicOrigin: said && origin, secure: protocol === 'https:' };
}

function requestRecorder(log: Logger, { record }: { record: (request: RequestRecord) => void }) {
  return (request: RequestRecord): void => {
    record(request);
    const { error, ...fields } = request;
    if (error !== undefined) log.error('request failed', { ...fields, error });
    else log.debug('request', fields);
  };
}

interface RegistrySettings extends CellSettings {
  readonly MUNIM_CONTROL_DATABASE_URL: string;
  readonly MUNIM_BOOTSTRAP_OPERATOR_TOKEN_FILE: string;
  readonly MUNIM_BOOTSTRAP_OPERATOR_RECOVERY?: string | undefined;
  readonly MUNIM_KAFKA_BROKERS: readonly string[];
  readonly MUNIM_SECRETS_DIR: string;
}

/** The database at its newest migration, and the topics that pods read, with all that they should hold. */
async function openRegistry(
  settings: RegistrySettings,
  { log, instance, nowMs }: { log: Logger; instance: string; nowMs: () => number },
) {
  const orm = openControlDatabase(settings.MUNIM_CONTROL_DATABASE_URL);
  await migrateControlDatabase(orm);
  await bootstrapOperator(
    orm,
    settings.MUNIM_BOOTSTRAP_OPERATOR_TOKEN_FILE,
    settings.MUNIM_BOOTSTRAP_OPERATOR_RECOVERY,
  );
  const broker = connectBroker({ brokers: settings.MUNIM_KAFKA_BROKERS, clientId: instance, log });
  const announcer = createAnnouncer({ orm, broker, log });
  const { objectStore } = await registerHomeCell(orm, announcer, settings, nowMs());
  const made = await ensureRegistryTopics(broker, registryTopics, settings.MUNIM_CELL_KAFKA_REPLICAS);
  if (made) await announceAll(orm, announcer, nowMs());
  await ensureSigningKey(orm, announcer, settings.MUNIM_SECRETS_DIR, nowMs());
  await announcer.publish();
  return { orm, broker, announcer, objectStore };
}

/** Whose access token a bank sends, and the key for those that operators take under a grant of a bank. */
async function openBanksDoor(
  settings: RegistrySettings & { readonly MUNIM_ISSUER_URL: string },
  { log, instance, nowMs }: { log: Logger; instance: string; nowMs: () => number },
) {
  const issuer = settings.MUNIM_ISSUER_URL;
  const registry = await startRegistry({ brokers: settings.MUNIM_KAFKA_BROKERS, clientId: instance, log });
  const signingKeys = openSigningKeys(registry, openSecrets(settings.MUNIM_SECRETS_DIR), log);
  return {
    authenticate: bankAuthentication(createTokenVerifier({ registry, issuer, nowMs })),
    sign: supportTokenSigner(signingKeys, issuer),
    stop: async () => {
      signingKeys.stop();
      await registry.stop();
    },
  };
}

/** What issuers and gateways tell, since they write to no database of ours. */
function followPods(options: Parameters<typeof auditClientActions>[0]) {
  return Promise.all([followClientUse(options), auditClientActions(options), followExports(options)]);
}
