/** One KRaft broker in one folder: its settings, its formatting, its command line, and whether it answers. */
import { randomBytes } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, rmSync } from 'node:fs';
import { basename, join } from 'node:path';
import { isFree } from './free-port.ts';
import { brokerProperties, jvmFlags, logSettings } from './kafka-settings.ts';
import type { Ports } from './native-service.ts';
import { runCommand } from './run-command.ts';
import { writeAtomically } from './state-directory.ts';

export interface Broker {
  readonly java: string;
  readonly classPath: string;
  readonly home: string;
  readonly ports: Ports;
  readonly heapMaxMb: number;
  /** A formatted folder to copy, which spares a new one the start of a JVM; without it one is formatted. */
  readonly formatted?: string;
  /** Further flags of the JVM. */
  readonly flags: readonly string[];
}

export const brokerAddress = (ports: Ports): string => `127.0.0.1:${ports['kafka']}`;

/** The arguments that start it; its folder is formatted when it is new. */
export async function brokerArguments(broker: Broker): Promise<string[]> {
  const { java, classPath, home, ports, heapMaxMb, flags, formatted } = broker;
  if (home.includes(',')) throw new Error(`Kafka cannot keep its data below a path with a comma: ${home}`);
  const properties = join(home, 'server.properties');
  const logging = join(home, 'log4j2.properties');
  writeAtomically(properties, brokerProperties(ports, home));
  writeAtomically(logging, logSettings);
  const common = [...jvmFlags(logging), ...flags, '-cp', classPath];
  if (formatted !== undefined) takeFormatted(formatted, logFolder(home));
  await formatOnce(java, [...common, 'kafka.tools.StorageTool'], properties, home);
  return [`-Xmx${heapMaxMb}m`, ...common, 'kafka.Kafka', properties];
}

const formatTimeoutMs = 120_000;

export const logFolder = (home: string): string => join(home, 'log');
const isFormatted = (data: string): boolean => existsSync(join(data, marker));
const marker = 'meta.properties';
const newId = (): string => randomBytes(16).toString('base64url');

/** What the tool wrote elsewhere, with ids of its own; the marker comes last here too. */
function takeFormatted(from: string, data: string): void {
  if (isFormatted(data)) return;
  rmSync(data, { recursive: true, force: true });
  cpSync(from, data, { recursive: true, filter: (path) => basename(path) !== marker });
  const ids = readFileSync(join(from, marker), 'utf8').replaceAll(
    /^(cluster|directory)\.id=.*$/gm,
    (_, of) => `${of}.id=${newId()}`,
  );
  writeAtomically(join(data, marker), ids);
}

/** KRaft needs its folder formatted; the tool writes the marker last, so a killed format is repeated. */
async function formatOnce(java: string, tool: readonly string[], properties: string, home: string): Promise<void> {
  const data = logFolder(home);
  if (isFormatted(data)) return;
  rmSync(data, { recursive: true, force: true });
  mkdirSync(data);
  const clusterId = newId();
  // Joined: one in 64 ids begins with a dash, and would be taken for another option.
  const args = [...tool, 'format', `--cluster-id=${clusterId}`, '-c', properties];
  await runCommand({ command: java, args, cwd: home, timeoutMs: formatTimeoutMs });
}

/** The cheap question first: a client made every moment would slow the start that it waits for. */
export async function brokerAnswers(ports: Ports): Promise<boolean> {
  if (ports['kafka'] === undefined || (await isFree(ports['kafka']))) return false;
  // Most verbs ask nothing of Kafka, and its client is a third of what they would load.
  const { default: kafkajs } = await import('kafkajs');
  const client = new kafkajs.Kafka({
    clientId: 'munim-local',
    brokers: [brokerAddress(ports)],
    logLevel: kafkajs.logLevel.NOTHING,
    connectionTimeout: 1_000,
    retry: { retries: 0 },
  });
  const admin = client.admin();
  try {
    await admin.connect();
    return (await admin.describeCluster()).brokers.length > 0;
  } finally {
    await admin.disconnect();
  }
}
