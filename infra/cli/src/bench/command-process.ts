/** A command service of the benchmark's own, with the log's limits that an arm of the comparison asks for. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';
import { checkoutDirectory, choosePort, type Platform } from '@munim/local';

export interface CommandProcess {
  readonly pid: number;
  readonly host: string;
  readonly port: number;
  readonly stop: () => Promise<void>;
}

const readyWithinMs = 60_000;

export async function startCommandProcess(
  platform: Platform,
  limits: Readonly<Record<string, string>>,
): Promise<CommandProcess> {
  const host = '127.0.0.1';
  const port = await choosePort(undefined, new Set());
  const child = spawn(process.execPath, [join(checkoutDirectory, 'data-plane/services/command/src/main.ts')], {
    env: {
      PATH: process.env['PATH'],
      MUNIM_HOST: host,
      MUNIM_PORT: String(port),
      MUNIM_KAFKA_BROKERS: platform.services.kafka.brokers.join(','),
      MUNIM_SECRETS_DIR: platform.secretsDirectory,
      MUNIM_ISSUER_URL: platform.urls.issuer,
      MUNIM_LOG_LEVEL: 'warn',
      ...limits,
    },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
  process.once('exit', () => child.kill());
  await untilReady(child, `http://${host}:${port}/ready`);
  return { pid: child.pid as number, host, port, stop: () => stop(child) };
}

async function untilReady(child: ChildProcess, url: string): Promise<void> {
  const endMs = performance.now() + readyWithinMs;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`the command service ended with ${child.exitCode} while starting`);
    const ready = await fetch(url).then(
      (response) => response.ok,
      () => false,
    );
    if (ready) return;
    if (performance.now() > endMs) throw new Error(`${url} did not get ready`);
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
