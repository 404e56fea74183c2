/** An event of the log as a Kafka message: CloudEvents in binary mode, the value is the log's own text, unchanged. */
import { contextOf, decodeEvent, eventId, type Topology } from '@munim/kernel';
import type { OutgoingMessage } from '../broker/index.ts';
import type { LogEntry } from '../log/index.ts';

/** Throws on an entry whose text speaks of another bank, position or stream than its row: then the log is damaged. */
export function toMessage(entry: LogEntry, names: Topology): OutgoingMessage {
  const event = decodeEvent(entry.payload);
  const isItself =
    event.tenant === names.tenant &&
    event.position === entry.position &&
    event.stream === entry.stream &&
    event.version === entry.version;
  if (!isItself)
    throw new Error(
      `the log of ${names.tenant} is damaged at position ${entry.position}: its text says ${eventId(event)}`,
    );
  return {
    topic: names.topic(contextOf(event.type)),
    key: event.stream,
    value: entry.payload,
    headers: {
      ce_specversion: '1.0',
      ce_id: eventId(event),
      ce_source: `munim:${names.tenant}`,
      ce_type: event.type,
      ce_subject: event.stream,
      ce_time: event.recordedAt,
      'content-type': 'application/json',
    },
  };
}
