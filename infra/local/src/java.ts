/** Finds a Java that can run Kafka: JAVA_HOME first, then PATH. */
import { join } from 'node:path';
import { MissingPrerequisite } from './missing-prerequisite.ts';
import { CommandFailed, runCommand } from './run-command.ts';

/** Kafka 4 brokers are compiled for Java 17. */
export const javaMajorMin = 17;
const versionTimeoutMs = 10_000;

export interface Java {
  readonly command: string;
  readonly major: number;
  /** All that it says of its version: tells builds apart. */
  readonly description: string;
}

export async function findJava(env: NodeJS.ProcessEnv): Promise<Java> {
  const candidates = [...(env['JAVA_HOME'] ? [join(env['JAVA_HOME'], 'bin', 'java')] : []), 'java'];
  const seen: string[] = [];
  for (const command of candidates) {
    const description = await versionOf(command, env);
    const major = Number(/version "(\d+)/.exec(description)?.[1] ?? 0);
    if (major >= javaMajorMin) return { command, major, description };
    if (major > 0) seen.push(`${command} is Java ${major}`);
  }
  throw new MissingPrerequisite(
    `Java ${javaMajorMin} or newer (for Kafka)`,
    seen.length > 0 ? `${seen.join(', ')}, which is too old` : 'none on PATH and no JAVA_HOME',
    'install a JRE, on Debian `apt install default-jre-headless`, or set MUNIM_KAFKA_BROKERS to a running Kafka',
  );
}

/** Empty when there is no such command. Java writes its version to stderr. */
async function versionOf(command: string, env: NodeJS.ProcessEnv): Promise<string> {
  const lines: string[] = [];
  try {
    await runCommand({
      command,
      args: ['-version'],
      env,
      timeoutMs: versionTimeoutMs,
      onLine: (line) => lines.push(line),
    });
  } catch (error) {
    if (error instanceof CommandFailed) return '';
    throw error;
  }
  return lines.join('\n');
}
