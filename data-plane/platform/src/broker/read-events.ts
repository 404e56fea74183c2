/** The events in what a bank's topic delivered, and the streams of which something came that is no event of the bank. */
import { decodeEvent, type RecordedEvent } from '@munim/kernel';
import type { ReceivedMessage } from './consumer.ts';

export interface ReceivedEvents {
  readonly events: readonly RecordedEvent[];
  /** Whoever needs these streams reads them from the log, which is the truth that the topic is a copy of. */
  readonly unreadable: readonly string[];
}

/**
 * Never throws: one message that cannot be read must not stop the others. The key tells the stream even when the value is
 * damaged or another bank's; without a key, or with one that no text column can hold, the message is nobody's.
 */
export function readEvents(messages: readonly ReceivedMessage[], tenant: string): ReceivedEvents {
  const events: RecordedEvent[] = [];
  const unreadable: string[] = [];
  for (const { key, value } of messages) {
    if (key === null || key.includes('\0')) continue;
    const event = readEvent(key, value, tenant);
    if (event) events.push(event);
    else unreadable.push(key);
  }
  return { events, unreadable };
}

function readEvent(key: string, value: string | null, tenant: string): RecordedEvent | undefined {
  try {
    const event = decodeEvent(value ?? '');
    return event.tenant === tenant && event.stream === key ? event : undefined;
  } catch {
    /** Undefined names the stream as unreadable. */
    return undefined;
  }
}
