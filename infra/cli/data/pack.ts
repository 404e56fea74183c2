/**
 * Packs the tables of a Berka folder for the demo: `node infra/cli/data/pack.ts DIR`. The same tables give
 * the same bytes with the same Node, and the table of sizes and checksums in README.md is rewritten to match.
 */

import { createHash } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { tableNames } from '../src/demo/berka/table-file.ts';

const target = join(import.meta.dirname, 'berka');
const readmePath = join(import.meta.dirname, 'README.md');
const marks = { begin: '<!-- packed: begin -->', end: '<!-- packed: end -->' };

const source = process.argv[2];
if (!source) {
  console.error(`usage: node infra/cli/data/pack.ts DIR    (DIR holds ${tableNames.join('.asc, ')}.asc)`);
  process.exit(2);
}

const lines = tableNames.map((table) => {
  const name = `${table}.asc`;
  const bytes = readFileSync(join(source, name));
  const packed = pack(bytes);
  writeFileSync(join(target, `${name}.br`), packed);
  const rows = bytes.toString('latin1').split('\n').length - 2;
  return `| \`${name}\` | ${rows} | ${bytes.length} | ${packed.length} | \`${sha256(bytes)}\` |`;
});
const heading =
  '| table | rows | bytes | packed bytes | SHA-256 of the table as it was, unpacked |\n|---|---|---|---|---|';
const readme = readFileSync(readmePath, 'utf8');
const [begin, end] = [readme.indexOf(marks.begin), readme.indexOf(marks.end)];
if (begin === -1 || end < begin) throw new Error(`${readmePath} has lost its marks ${marks.begin} … ${marks.end}`);
const table = `${marks.begin}\n${heading}\n${lines.join('\n')}\n`;
writeFileSync(readmePath, readme.slice(0, begin) + table + readme.slice(end));
console.log(lines.join('\n'));

/** Best quality and the largest window: packed once, read often. */
function pack(bytes: Buffer): Buffer {
  const params = {
    [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
    [constants.BROTLI_PARAM_LGWIN]: constants.BROTLI_MAX_WINDOW_BITS,
    [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
  };
  return brotliCompressSync(bytes, { params });
}

function sha256(bytes: Buffer): string {
  return createHash('sha256').update(bytes).digest('hex');
}
