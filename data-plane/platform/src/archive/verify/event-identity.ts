/** Which log and position an entry claims to be of: an entry of another log is foreign even in a tree that adds up. */

export interface EventIdentity {
  /** The bank's id; of a log that is no bank's, its whole origin. */
  readonly tenant: string;
  readonly position: number;
}

/** Undefined for entries that are not events: a log of something else is verified by its hashes alone. */
export function identityOf(entry: Buffer): EventIdentity | undefined {
  // Events are JSON objects; the first byte spares parsing what cannot be one.
  if (entry[0] !== 0x7b) return undefined;
  const value = parseObject(entry.toString('utf8'));
  const { log, tenant = log, position } = value ?? {};
  if (typeof tenant !== 'string' || typeof position !== 'string' || !/^[1-9][0-9]{0,15}$/.test(position))
    return undefined;
  return { tenant, position: Number(position) };
}

const bankOrigins = 'munim.example/';

/** The bank that an origin names, `munim.example/<tenant>`; any other log is called by its origin. */
export const tenantOfOrigin = (origin: string): string =>
  origin.startsWith(bankOrigins) ? origin.slice(bankOrigins.length) : origin;

/** Undefined for text that is not JSON: whoever damaged an entry need not have left it parseable. */
function parseObject(text: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : undefined;
  } catch (error) {
    if (error instanceof SyntaxError) return undefined;
    throw error;
  }
}
