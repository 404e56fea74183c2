/** A process of the benchmark's own beside the platform's: a pod with other settings, or one more of a kind. */
import { type ChildProcess, spawn } from 'node:child_process';
import { cacheDirectory, choosePorts, type Platform } from '@munim/local';

export interface OwnProcess {
  readonly pid: number;
  readonly host: string;
  readonly port: number;
  readonly url: string;
  readonly stop: () => Promise<void>;
  /** SIGKILL. */
  readonly kill: () => Promise<void>;
}

const readyWithinMs = 60_000;

export const startCommandProcess = (
  platform: Platform,
  limits: Readonly<Record<string, string>>,
): Promise<OwnProcess> => startOwnProcess(platform, 'command', limits);

/** `port`: that of one that was killed, to take its place. */
export async function startOwnProcess(
  platform: Platform,
  processName: string,
  settings: Readonly<Record<string, string>> = {},
  port?: number,
): Promise<OwnProcess> {
  const host = '127.0.0.1';
  const ownPort = port ?? (await choosePorts(cacheDirectory(process.env), 'bench', { http: undefined })).http;
  const child = spawn(process.execPath, [platform.programFile(processName)], {
    env: {
      PATH: process.env['PATH'],
      MUNIM_HOST: host,
      MUNIM_PORT: String(ownPort),
      MUNIM_KAFKA_BROKERS: platform.services.kafka.brokers.join(','),
      MUNIM_SECRETS_DIR: platform.secretsDirectory,
      MUNIM_ISSUER_URL: platform.urls.issuer,
      MUNIM_LOG_LEVEL: 'warn',
      ...settings,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  const endWithUs = (): void => void child.kill();
  process.once('exit', endWithUs);
  child.once('exit', () => process.off('exit', endWithUs));
  const url = `http://${host}:${ownPort}`;
  await untilReady(child, `${url}/ready`);
  return {
    pid: child.pid as number,
    host,
    port: ownPort,
    url,
    stop: () => end(child, 'SIGTERM'),
    kill: () => end(child, 'SIGKILL'),
  };
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  const endMs = performance.now() + readyWithinMs;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`a process ended with ${child.exitCode} while starting`);
    const ready = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    if (performance.now() > endMs) throw new Error(`${url} did not get ready`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill(signal);
  await ended;
}
