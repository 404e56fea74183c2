/** Settings come from the environment, are checked once at the start, and a wrong one is named with what it should be. */
import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { logLevels } from '../telemetry/index.ts';

export type Environment = Readonly<Record<string, string | undefined>>;
export type Shape = Readonly<Record<string, z.ZodType>>;
export type SettingsOf<S extends Shape> = { readonly [Name in keyof S]: z.output<S[Name]> };

/** Needed by every process; `defaultPort` is only a preference of the service. */
export const serviceSettings = (defaultPort: number) => ({
  MUNIM_HOST: z.string().default('127.0.0.1'),
  /** 0 lets the system choose; the log tells which. */
  MUNIM_PORT: z.coerce.number().int().min(0).max(65_535).default(defaultPort),
  MUNIM_LOG_LEVEL: z.enum(logLevels).default('info'),
  OTEL_EXPORTER_OTLP_ENDPOINT: z.url().optional(),
});
export type ServiceSettings = SettingsOf<ReturnType<typeof serviceSettings>>;

const list = z.string().transform((text) =>
  text
    .split(',')
    .map((one) => one.trim())
    .filter((one) => one !== ''),
);

/** Needed by whoever follows the registry or speaks to Kafka. */
export const kafkaSettings = {
  MUNIM_KAFKA_BROKERS: list.pipe(z.array(z.string().regex(/^.+:\d+$/, 'host:port,…')).min(1)),
};
/** Needed by whoever opens a bank's database, bucket or keys. */
export const secretsSettings = { MUNIM_SECRETS_DIR: z.string().min(1) };
/** Needed by whoever verifies or issues tokens: the public URL of the issuer, their `iss`. */
export const issuerSettings = { MUNIM_ISSUER_URL: z.url() };

/** Some settings are missing or wrong; the message names each. */
export class SettingsError extends Error {}

/** `NAME_FILE` names a file that holds the value of NAME: secrets need not be in the environment. */
export function readSettings<S extends Shape>(shape: S, environment: Environment): SettingsOf<S> {
  const given: Record<string, string> = {};
  const wrong: string[] = [];
  for (const name of Object.keys(shape)) {
    try {
      const value = readOne(name, environment);
      if (value !== undefined) given[name] = value;
    } catch (error) {
      wrong.push(`  ${name}: ${(error as Error).message}`);
    }
  }
  const parsed = z.object(shape).safeParse(given);
  if (!parsed.success) for (const issue of parsed.error.issues) wrong.push(explain(issue, given));
  if (!parsed.success || wrong.length > 0)
    throw new SettingsError(`these settings are missing or wrong:\n${[...new Set(wrong)].join('\n')}`);
  return parsed.data as SettingsOf<S>;
}

function readOne(name: string, environment: Environment): string | undefined {
  const value = environment[name];
  const file = environment[`${name}_FILE`];
  if (file === undefined || file === '') return value === '' ? undefined : value;
  if (value !== undefined && value !== '') throw new Error(`given both as ${name} and as ${name}_FILE; keep one`);
  return readFileSync(file, 'utf8').trimEnd();
}

/** Names the setting and the rule, never the value: it may be a secret. */
function explain(issue: z.core.$ZodIssue, given: Record<string, string>): string {
  const name = String(issue.path[0] ?? '');
  return given[name] === undefined
    ? `  ${name} is missing (or ${name}_FILE with a path)`
    : `  ${name}: ${issue.message}`;
}
