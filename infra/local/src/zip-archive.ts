/** Unpacks a zip archive: no tool that is on every machine does it, and a Go toolchain comes as one. */
import { mkdirSync, openSync, readSync, closeSync, fstatSync, writeFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { crc32, inflateRawSync } from 'node:zlib';

interface Entry {
  readonly name: string;
  readonly compressed: number;
  readonly size: number;
  readonly crc: number;
  readonly method: number;
  readonly headerAt: number;
}

/** Signatures and fixed lengths of the format's three records. */
const end = { signature: 0x06054b50, length: 22, commentMax: 65_535 } as const;
const central = { signature: 0x02014b50, length: 46 } as const;
const local = { signature: 0x04034b50, length: 30 } as const;
const methods = { stored: 0, deflated: 8 } as const;

/** `placeOf` says where a name goes below `into`; undefined leaves the file out. Archives past 4 GB are refused. */
export function unpackZip(archive: string, into: string, placeOf: (name: string) => string | undefined): void {
  const file = openSync(archive, 'r');
  const read = (at: number, length: number): Buffer => {
    const buffer = Buffer.alloc(length);
    if (readSync(file, buffer, 0, length, at) !== length) throw new Error(`${archive} is cut off`);
    return buffer;
  };
  try {
    for (const entry of entriesOf(read, fstatSync(file).size, archive)) {
      const place = placeOf(entry.name);
      if (place === undefined || place.endsWith('/')) continue;
      const target = join(into, normalize(`/${place}`));
      mkdirSync(dirname(target), { recursive: true });
      writeFileSync(target, contentOf(entry, read, archive));
    }
  } finally {
    closeSync(file);
  }
}

type Read = (at: number, length: number) => Buffer;

function entriesOf(read: Read, size: number, archive: string): Entry[] {
  const tailLength = Math.min(size, end.length + end.commentMax);
  const tail = read(size - tailLength, tailLength);
  let at = tail.length - end.length;
  while (at >= 0 && tail.readUInt32LE(at) !== end.signature) at -= 1;
  if (at < 0) throw new Error(`${archive} is no zip archive`);
  const count = tail.readUInt16LE(at + 10);
  const directory = read(tail.readUInt32LE(at + 16), tail.readUInt32LE(at + 12));
  const entries: Entry[] = [];
  for (let next = 0; entries.length < count; ) {
    if (directory.readUInt32LE(next) !== central.signature) throw new Error(`${archive}: its directory is damaged`);
    const nameLength = directory.readUInt16LE(next + 28);
    entries.push({
      method: directory.readUInt16LE(next + 10),
      crc: directory.readUInt32LE(next + 16),
      compressed: directory.readUInt32LE(next + 20),
      size: directory.readUInt32LE(next + 24),
      headerAt: directory.readUInt32LE(next + 42),
      name: directory.toString('utf8', next + central.length, next + central.length + nameLength),
    });
    next += central.length + nameLength + directory.readUInt16LE(next + 30) + directory.readUInt16LE(next + 32);
  }
  return entries;
}

function contentOf(entry: Entry, read: Read, archive: string): Buffer {
  const header = read(entry.headerAt, local.length);
  if (header.readUInt32LE(0) !== local.signature) throw new Error(`${archive}: ${entry.name} is damaged`);
  const at = entry.headerAt + local.length + header.readUInt16LE(26) + header.readUInt16LE(28);
  const raw = read(at, entry.compressed);
  const content = entry.method === methods.stored ? raw : inflate(entry, raw, archive);
  if (content.length !== entry.size || crc32(content) !== entry.crc) {
    throw new Error(`${archive}: ${entry.name} is damaged`);
  }
  return content;
}

function inflate(entry: Entry, raw: Buffer, archive: string): Buffer {
  if (entry.method !== methods.deflated) throw new Error(`${archive}: ${entry.name} is packed in an unknown way`);
  return inflateRawSync(raw, { maxOutputLength: Math.max(entry.size, 1) });
}
