/** Compares a file with the checksum that is committed here, and refuses it by name when they differ. */
import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { pipeline } from 'node:stream/promises';

/** `sha256-<hex>` as in our lock files, or `sha512-<base64>` as npm writes it. */
export type Checksum = string;

class ChecksumMismatch extends Error {
  constructor(file: string, expected: Checksum, got: Checksum) {
    super(
      `${file}: the checksum differs\n  expected ${expected}\n  got      ${got}\n` +
        'The file was refused. A mirror or proxy may have changed it: try another network or mirror.',
    );
    this.name = 'ChecksumMismatch';
  }
}

/** `shownAs` names the file to people when its path on disk says little. */
export async function verifyChecksum(path: string, expected: Checksum, shownAs = path): Promise<void> {
  const got = await checksumLike(path, expected);
  if (got !== expected) throw new ChecksumMismatch(shownAs, expected, got);
}

async function checksumLike(path: string, model: Checksum): Promise<Checksum> {
  const algorithm = model.slice(0, model.indexOf('-'));
  const encoding = algorithm === 'sha512' ? 'base64' : 'hex';
  const hash = createHash(algorithm);
  await pipeline(createReadStream(path), hash);
  return `${algorithm}-${hash.digest(encoding)}`;
}
