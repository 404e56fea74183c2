/** A file of the console as a browser on a slow line wants it: compressed once, when it is read, for every request after. */
import { promisify } from 'node:util';
import { brotliCompress, constants, gzip } from 'node:zlib';

/** In the order of preference: the smallest first. */
const encodings = ['br', 'gzip'] as const;
type Encoding = (typeof encodings)[number];

export type Encoded = ReadonlyMap<Encoding, Uint8Array<ArrayBuffer>>;

/** A quarter of a second at the start for all files together; the best takes twelve, for a tenth less. */
const brotliQuality = 6;
/** A header costs as much as what is saved of less. */
const bytesMin = 1_024;

const compressors: Readonly<Record<Encoding, (bytes: Uint8Array) => Promise<Buffer>>> = {
  br: (bytes) => promisify(brotliCompress)(bytes, { params: { [constants.BROTLI_PARAM_QUALITY]: brotliQuality } }),
  gzip: (bytes) => promisify(gzip)(bytes),
};

/** Fonts and pictures are compressed already. */
export const isCompressible = (mediaType: string): boolean => /^text\/|^image\/svg/.test(mediaType);

export async function encode(bytes: Uint8Array): Promise<Encoded> {
  if (bytes.length < bytesMin) return new Map();
  const made = await Promise.all(
    encodings.map(async (encoding) => [encoding, new Uint8Array(await compressors[encoding](bytes))] as const),
  );
  return new Map(made.filter(([, compressed]) => compressed.length < bytes.length));
}

/** What a browser takes of it (RFC 9110, 12.5.3); undefined: as it is. */
export function chooseEncoding(encoded: Encoded, accepted: string | undefined): Encoding | undefined {
  const refused = /;\s*q=0(?:\.0*)?\s*$/;
  const taken = (accepted ?? '')
    .split(',')
    .filter((one) => !refused.test(one))
    .map((one) => one.split(';')[0]?.trim().toLowerCase());
  return encodings.find((encoding) => encoded.has(encoding) && taken.includes(encoding));
}
