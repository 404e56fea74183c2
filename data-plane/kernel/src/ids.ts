/** Ids carry their kind as a prefix and sort by creation time: `acc_` + a UUIDv7 in Crockford base 32. */

/** One row per kind of thing that has an id; the prefix is also the category of its stream. */
export const idPrefixes = {
  customer: 'cus',
  account: 'acc',
  hold: 'hld',
  journalEntry: 'jrn',
  transfer: 'trf',
  request: 'req',
  client: 'cli',
  run: 'run',
} as const;
export type IdKind = keyof typeof idPrefixes;
export type Id<K extends IdKind> = `${(typeof idPrefixes)[K]}_${string}`;

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const bodyPattern = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/;

/** `uuid` comes from the caller (a UUIDv7 in its text form), so that ids are data, not an effect. */
export function newId<K extends IdKind>(kind: K, uuid: string): Id<K> {
  let bits = BigInt(`0x${uuid.replaceAll('-', '')}`);
  let body = '';
  for (let digit = 0; digit < 26; digit++) {
    body = (alphabet[Number(bits & 31n)] ?? '') + body;
    bits >>= 5n;
  }
  return `${idPrefixes[kind]}_${body}` as Id<K>;
}

export const isId = <K extends IdKind>(kind: K, text: string): text is Id<K> =>
  text.startsWith(`${idPrefixes[kind]}_`) && bodyPattern.test(text.slice(4));
