/** The broker's classes as the JVM maps them into memory: loading them from jars costs half of every start. */
import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cache } from './cache.ts';
import { startDetached, stopProcess } from './detached-process.ts';
import { choosePorts } from './free-port.ts';
import type { Java } from './java.ts';
import { brokerAnswers, brokerArguments } from './kafka-broker.ts';
import { kafkaVersion } from './kafka-jars.ts';
import { heapMaxMb } from './kafka-settings.ts';
import type { Ports } from './native-service.ts';
import { isRunning } from './process-identity.ts';
import type { OnProgress } from './progress.ts';

export interface ClassArchiveContext {
  readonly cache: Cache;
  readonly java: Java;
  readonly classPath: string;
  readonly progress: OnProgress;
}

/** The file to give the JVM. It may be missing, when none could be made: Kafka only starts slower then. */
export async function kafkaClassArchive({ cache, java, classPath, progress }: ClassArchiveContext): Promise<string> {
  // A JVM refuses the archive of another one, so the name tells them apart.
  const jvm = createHash('sha256').update(java.description).digest('hex').slice(0, 12);
  const folder = await cache.install(`kafka-classes-${kafkaVersion}-${jvm}`, async (into) => {
    progress({ component: 'kafka', phase: 'build', message: 'writing its classes down, for quick starts' });
    const scratch = mkdtempSync(join(tmpdir(), 'munim-kafka-'));
    try {
      const written = join(scratch, 'classes.jsa');
      await runOnce(cache.directory, java.command, classPath, scratch, written);
      if (existsSync(written)) copyFileSync(written, join(into, 'classes.jsa'));
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  });
  return join(folder, 'classes.jsa');
}

/** Starting takes a cold JVM on a busy machine; writing happens while it ends. */
const startTimeoutMs = 180_000;
const writeTimeoutMs = 180_000;
const pollMs = 200;

/** A broker that starts, stops and is thrown away; the JVM writes the archive when it ends. */
async function runOnce(
  cacheDirectory: string,
  java: string,
  classPath: string,
  scratch: string,
  file: string,
): Promise<void> {
  const ports = await choosePorts(cacheDirectory, scratch, { kafka: undefined, kafkaController: undefined });
  const formatted = { java, classPath, home: scratch, ports, heapMaxMb: heapMaxMb.test };
  await brokerArguments({ ...formatted, flags: [] });
  const broker = await startDetached({
    command: java,
    args: await brokerArguments({ ...formatted, flags: [`-XX:ArchiveClassesAtExit=${file}`] }),
    env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', TZ: 'UTC' },
    cwd: scratch,
    logFile: join(scratch, 'log.txt'),
    endsWithStarter: true,
  });
  const deadline = performance.now() + startTimeoutMs;
  try {
    while (isRunning(broker) && performance.now() < deadline && !(await answersYet(ports))) await sleep(pollMs);
  } finally {
    await stopProcess(broker, { graceMs: writeTimeoutMs });
  }
}

/** A broker that has just opened its port may refuse the first questions. */
async function answersYet(ports: Ports): Promise<boolean> {
  try {
    return await brokerAnswers(ports);
  } catch (error) {
    if (error instanceof Error && error.name.startsWith('KafkaJS')) return false;
    throw error;
  }
}
