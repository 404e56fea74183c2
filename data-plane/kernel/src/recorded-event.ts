/** An event as the log holds it: its exact bytes are what is hashed, published to Kafka and archived. */
import { canonicalJson, type JsonObject } from './json.ts';

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

/** Canonical text of the event. A member equal to its default is left out: `causation` = `correlation`, `occurredAt` = `recordedAt`, `schema` = 1. */
export function encodeEvent(event: RecordedEvent): string {
  return canonicalJson({
    actor: event.actor,
    businessDate: event.businessDate,
    causation: event.causation === event.correlation ? undefined : event.causation,
    correlation: event.correlation,
    data: event.data,
    occurredAt: event.occurredAt === event.recordedAt ? undefined : event.occurredAt,
    position: event.position.toString(),
    recordedAt: event.recordedAt,
    schema: event.schema === 1 ? undefined : event.schema,
    stream: event.stream,
    tenant: event.tenant,
    type: event.type,
    version: event.version.toString(),
  });
}

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
