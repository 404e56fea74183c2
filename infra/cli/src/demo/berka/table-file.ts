/** Finds one table of a Berka folder, plain or packed, and gives its text. */

import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { TextDecoder } from 'node:util';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { BerkaDataError } from './data-error.ts';

/** The tables that a replay needs; `order`, `loan` and `card` of the source are not among them. */
export const tableNames = ['account', 'client', 'disp', 'district', 'trans'] as const;
export type TableName = (typeof tableNames)[number];

export interface TableFile {
  readonly path: string;
  readonly text: string;
}

/** The plain file wins, since it is the one that a person edits. */
const forms: readonly { suffix: string; unpack: (bytes: Buffer) => Buffer }[] = [
  { suffix: '', unpack: (bytes) => bytes },
  { suffix: '.br', unpack: (bytes) => brotliDecompressSync(bytes) },
  { suffix: '.gz', unpack: (bytes) => gunzipSync(bytes) },
];

export async function readTableFile(folder: string, table: TableName): Promise<TableFile> {
  for (const { suffix, unpack } of forms) {
    const path = join(folder, `${table}.asc${suffix}`);
    const bytes = await readIfThere(path);
    if (bytes) return { path, text: decode(path, unpackOrSay(path, bytes, unpack)) };
  }
  throw new BerkaDataError(
    { file: join(folder, `${table}.asc`) },
    'is missing, and so are its packed forms .br and .gz; ' +
      `a data folder holds ${tableNames.join(', ')} in the format of the PKDD'99 challenge`,
  );
}

async function readIfThere(path: string): Promise<Buffer | undefined> {
  try {
    return await readFile(path);
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ENOTDIR') return undefined;
    throw new BerkaDataError({ file: path }, `cannot be read (${code}); make it readable to this user`);
  }
}

function unpackOrSay(path: string, bytes: Buffer, unpack: (bytes: Buffer) => Buffer): Buffer {
  try {
    return unpack(bytes);
  } catch (error) {
    throw new BerkaDataError({ file: path }, `cannot be unpacked (${(error as Error).message}); pack it again`);
  }
}

function decode(path: string, bytes: Buffer): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    throw new BerkaDataError({ file: path }, 'is not UTF-8 text; convert it first');
  }
}
