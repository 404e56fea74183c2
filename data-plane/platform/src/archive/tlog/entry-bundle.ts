/** Entry bundles: up to 256 entries, each behind its length as a big-endian uint16. */

/** The format's own limit: a length is a uint16. A log with a longer event cannot be archived, so appends must refuse it. */
export const entryBytesMax = 65_535;

const lengthBytes = 2;

export function encodeBundle(entries: readonly Uint8Array[]): Buffer {
  const parts: Uint8Array[] = [];
  for (const entry of entries) {
    if (entry.length > entryBytesMax)
      throw new Error(`an entry of ${entry.length} bytes exceeds the limit of ${entryBytesMax}: it cannot be archived`);
    const length = Buffer.alloc(lengthBytes);
    length.writeUInt16BE(entry.length);
    parts.push(length, entry);
  }
  return Buffer.concat(parts);
}

export interface ParsedBundle {
  readonly entries: readonly Buffer[];
  /** Where the bytes stop being whole entries; undefined for a well-formed bundle. */
  readonly brokenAtByte: number | undefined;
}

export function parseBundle(bytes: Buffer): ParsedBundle {
  const entries: Buffer[] = [];
  let at = 0;
  while (at < bytes.length) {
    const entry = entryAt(bytes, at);
    if (entry === undefined) return { entries, brokenAtByte: at };
    entries.push(entry);
    at += lengthBytes + entry.length;
  }
  return { entries, brokenAtByte: undefined };
}

/** The entry whose length prefix begins at this byte; undefined when it runs past the end. */
export function entryAt(bytes: Buffer, at: number): Buffer | undefined {
  if (at + lengthBytes > bytes.length) return undefined;
  const end = at + lengthBytes + bytes.readUInt16BE(at);
  return end > bytes.length ? undefined : bytes.subarray(at + lengthBytes, end);
}
