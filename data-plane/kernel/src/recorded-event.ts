/** An event as the log holds it: its exact bytes are what is hashed, published to Kafka and archived. */
import { canonicalJson, type JsonObject, type JsonValue } from './json.ts';

export interface RecordedEvent {
  readonly tenant: string;
  /** Gap-free, in commit order, from 1. `<tenant>:<position>` is the event's id everywhere. */
  readonly position: bigint;
  readonly stream: string;
  /** Gap-free within the stream, from 1. */
  readonly version: bigint;
  /** `<context>.<PastTense>`, e.g. `accounts.MoneyDeposited`. */
  readonly type: string;
  /** Version of the type's data shape; older ones are upcast on read. */
  readonly schema: number;
  readonly actor: string;
  /** Request or workflow that this belongs to, and the event or command that caused it. */
  readonly correlation: string;
  readonly causation: string;
  /** When it happened in the world, and when the log wrote it (ISO 8601, UTC, ms). */
  readonly occurredAt: string;
  readonly recordedAt: string;
  /** The bank's booking day (ISO date). */
  readonly businessDate: string;
  readonly data: JsonObject;
}

/**
 * Canonical text of the event, its members in their order already: two of them are written for most commands, while the log's
 * head is locked. A member equal to its default is left out: `causation` = `correlation`, `occurredAt` = `recordedAt`, `schema` = 1.
 */
export function encodeEvent(event: RecordedEvent): string {
  const causation = event.causation === event.correlation ? '' : member('causation', event.causation);
  const occurredAt = event.occurredAt === event.recordedAt ? '' : member('occurredAt', event.occurredAt);
  const schema = event.schema === 1 ? '' : member('schema', event.schema);
  return (
    `{"actor":${canonicalJson(event.actor)}${member('businessDate', event.businessDate)}${causation}` +
    `${member('correlation', event.correlation)}${member('data', event.data)}${occurredAt}` +
    `,"position":"${event.position}"${member('recordedAt', event.recordedAt)}${schema}` +
    `${member('stream', event.stream)}${member('tenant', event.tenant)}${member('type', event.type)}` +
    `,"version":"${event.version}"}`
  );
}

const member = (name: string, value: JsonValue): string => `,"${name}":${canonicalJson(value)}`;

export function decodeEvent(text: string): RecordedEvent {
  const raw = JSON.parse(text) as Record<string, string> & { schema?: number; data: JsonObject };
  const { actor, businessDate, correlation, position, recordedAt, stream, tenant, type, version } = raw;
  if (!tenant || !position || !stream || !version || !type || !recordedAt || !actor || !businessDate || !correlation)
    throw new Error(`not an event of this log: ${text.slice(0, 200)}`);
  return {
    tenant,
    position: BigInt(position),
    stream,
    version: BigInt(version),
    type,
    schema: raw.schema ?? 1,
    actor,
    correlation,
    causation: raw['causation'] ?? correlation,
    occurredAt: raw['occurredAt'] ?? recordedAt,
    recordedAt,
    businessDate,
    data: raw.data,
  };
}

/** Context of an event: the part of its type before the dot, and its Kafka topic's suffix. */
export const contextOf = (type: string): string => type.slice(0, type.indexOf('.'));
export const eventId = (event: { tenant: string; position: bigint }): string => `${event.tenant}:${event.position}`;
