/** The allow-list of log fields: a field that is not named here never reaches a log, so no customer's data does. */

/** Operational names only; none of them may carry a request body, a token, a name, an amount or a key. */
export const logFieldNames = [
  'service',
  'instance',
  'tenant',
  'requestId',
  'clientId',
  'operation',
  'method',
  'status',
  'durationMs',
  'problem',
  'reason',
  'detail',
  'code',
  'signal',
  'host',
  'port',
  'url',
  'pid',
  'attempt',
  'waitMs',
  'limit',
  'count',
  'context',
  'readModel',
  'topic',
  'partition',
  'offset',
  'group',
  'position',
  'stream',
  'version',
  'eventType',
  'lagEvents',
  'fence',
  'holder',
  'treeSize',
  'object',
  'bucket',
  'workflow',
  'effect',
  'dueAt',
  'run',
  'step',
  'resource',
  'kid',
  'state',
  'cell',
  'missing',
  'component',
  'upgrade',
  'release',
] as const;
export type LogFieldName = (typeof logFieldNames)[number];

export type LogFields = { readonly [Name in LogFieldName]?: string | number | bigint | boolean | undefined } & {
  readonly error?: unknown;
};

const allowed: ReadonlySet<string> = new Set(logFieldNames);
/** Long texts are cut: one event is one line that a collector takes (most cut lines at 16 KiB). */
const textCharsMax = 1000;

/** What is written for `fields`: allowed names only; the names (not values) of the others are told once in `dropped`. */
export function cleanFields(fields: Record<string, unknown>): Record<string, unknown> {
  const clean: Record<string, unknown> = {};
  let dropped: string[] | undefined;
  for (const [name, value] of Object.entries(fields)) {
    if (name === 'error') clean['error'] = describeError(value);
    else if (allowed.has(name)) clean[name] = cleanValue(value);
    else (dropped ??= []).push(name.slice(0, 40));
  }
  if (dropped) clean['dropped'] = dropped.slice(0, 20);
  return clean;
}

function cleanValue(value: unknown): unknown {
  if (typeof value === 'string') return value.slice(0, textCharsMax);
  if (typeof value === 'bigint') return value.toString();
  if (typeof value === 'number' || typeof value === 'boolean' || value === undefined) return value;
  return `[${typeof value}]`;
}

/** Name, message, code and stack; never the driver's `detail`, `where` or `parameters`, which quote rows. */
function describeError(error: unknown): Record<string, unknown> {
  if (!(error instanceof Error)) return { message: String(error).slice(0, textCharsMax) };
  const { code } = error as { code?: unknown };
  return {
    name: error.name,
    message: error.message.slice(0, textCharsMax),
    ...(typeof code === 'string' || typeof code === 'number' ? { code } : {}),
    stack: error.stack?.slice(0, 4 * textCharsMax),
    ...(error.cause === undefined ? {} : { cause: describeError(error.cause) }),
  };
}
