/** Runs one service from its first setting to its exit code: start, serve, drain, stop, close. */
import type { Clock, Ids } from '@munim/kernel';
import type { Hono } from 'hono';
import { randomUUID } from 'node:crypto';
import { flushCompileCache } from 'node:module';
import { hostname } from 'node:os';
import {
  addProcessMetrics,
  createHttpMetrics,
  createLogger,
  createMetrics,
  type HttpMetrics,
  type Logger,
  type Metrics,
  startTracing,
} from '../telemetry/index.ts';
import {
  readSettings,
  type ServiceSettings,
  serviceSettings,
  SettingsError,
  type SettingsOf,
  type Shape,
} from './environment.ts';
import { createServer, type ServiceServer } from './server.ts';

export interface ServiceContext<S extends Shape> {
  readonly name: string;
  /** Unique to this run of this process: names it in leases, logs and to brokers. */
  readonly instance: string;
  readonly settings: SettingsOf<S> & ServiceSettings;
  readonly log: Logger;
  readonly metrics: Metrics;
  readonly httpMetrics: HttpMetrics;
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface StartedService {
  /** Everything but /health, /ready and /metrics. */
  readonly app?: Hono;
  /** Why the service should get no requests just now; undefined when it should. Asked by /ready, so it must be quick. */
  readonly notReady?: () => string | undefined;
  /** After the last request was answered: end consumers and loops. */
  readonly stop?: () => Promise<void>;
  /** Last: give connections back. */
  readonly close?: () => Promise<void>;
}

export interface ServiceDefinition<S extends Shape> {
  readonly name: string;
  readonly defaultPort: number;
  /** Settings beyond those of every service, e.g. `{ ...kafkaSettings, ...secretsSettings }`. */
  readonly settings: S;
  readonly start: (context: ServiceContext<S>) => Promise<StartedService>;
  /** Requests under way get this long at a stop; default 10 s. */
  readonly drainMs?: number;
}

/** Longer than any request may take (the server's request time-out). */
const drainMsDefault = 10_000;
/** Consumers and pools get this long after it, then the process ends anyway: all its work is safe to kill. */
const stopMs = 4_000;
/** sysexits.h EX_CONFIG: whoever restarts a process can tell a wrong setting from a crash. */
const exitCodeOfWrongSettings = 78;

export async function runService<const S extends Shape>(definition: ServiceDefinition<S>): Promise<void> {
  const { name, defaultPort, start, drainMs = drainMsDefault } = definition;
  const settings = readOrExit({ ...serviceSettings(defaultPort), ...definition.settings }, name);
  const instance = `${name}@${hostname()}/${process.pid}/${randomUUID().slice(0, 8)}`;
  const log = createLogger({ service: name, instance, level: settings.MUNIM_LOG_LEVEL });
  const metrics = createMetrics();
  addProcessMetrics(metrics);
  endOnUncaught(log);
  const httpMetrics = createHttpMetrics(metrics, name);
  const tracing = await startTracing(name, settings.OTEL_EXPORTER_OTLP_ENDPOINT);
  const ids = { uuid: uuidV7 };
  const server = createServer({ metrics, log, ids });
  const started = await startOrExit(async () => {
    const address = await server.listen(settings.MUNIM_HOST, settings.MUNIM_PORT);
    log.info('listening, not ready yet', { host: address.host, port: address.port });
    const context = {
      name,
      instance,
      settings,
      log,
      metrics,
      httpMetrics,
      clock: { nowMs: Date.now },
      ids,
    };
    return start(context);
  }, log);
  server.serve(started);
  log.info('ready');
  // One that is killed leaves what it compiled to the next start, too.
  flushCompileCache();
  endOnSignal(() => end({ server, started, log, drainMs, stopTracing: tracing.stop }), log);
}

function readOrExit<S extends Shape>(shape: S, name: string): SettingsOf<S> {
  try {
    return readSettings(shape, process.env);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    process.stderr.write(`munim ${name} cannot start: ${error.message}\n`);
    return process.exit(exitCodeOfWrongSettings);
  }
}

async function startOrExit(start: () => Promise<StartedService>, log: Logger): Promise<StartedService> {
  try {
    return await start();
  } catch (error) {
    log.fatal('cannot start', { error });
    return process.exit(1);
  }
}

/** A process in an unknown state holds no truth worth keeping: it says what happened and ends. */
function endOnUncaught(log: Logger): void {
  process.on('unhandledRejection', (error) => {
    log.fatal('unhandled rejection', { error });
    process.exit(1);
  });
  process.on('uncaughtException', (error) => {
    log.fatal('uncaught exception', { error });
    process.exit(1);
  });
}

function endOnSignal(stop: () => Promise<void>, log: Logger): void {
  let stopping = false;
  for (const signal of ['SIGTERM', 'SIGINT'] as const)
    process.on(signal, () => {
      if (stopping) return;
      stopping = true;
      log.info('stopping', { signal });
      void stop().then(
        () => process.exit(0),
        (error: unknown) => {
          log.fatal('did not stop cleanly', { error });
          process.exit(1);
        },
      );
    });
}

interface Ending {
  readonly server: ServiceServer;
  readonly started: StartedService;
  readonly log: Logger;
  readonly drainMs: number;
  readonly stopTracing: () => Promise<void>;
}

async function end({ server, started, log, drainMs, stopTracing }: Ending): Promise<void> {
  const drained = await server.drain(drainMs);
  if (!drained) log.warn('requests were cut off at the end of the drain', { limit: drainMs });
  const rest = (async () => {
    await started.stop?.();
    await started.close?.();
    await stopTracing();
  })();
  const timedOut = await Promise.race([
    rest.then(() => false),
    new Promise<true>((late) => setTimeout(late, stopMs, true)),
  ]);
  if (timedOut) log.warn('consumers or pools did not close in time', { limit: stopMs });
  log.info('stopped');
}

/** RFC 9562 version 7: sorts by time, so that ids made later stand later in an index. Node keeps random bits in stock. */
function uuidV7(): string {
  const time = Date.now().toString(16).padStart(12, '0');
  return `${time.slice(0, 8)}-${time.slice(8)}-7${randomUUID().slice(15)}`;
}
