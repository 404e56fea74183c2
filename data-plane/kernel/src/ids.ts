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
  operator: 'opr',
  approval: 'apr',
  legalHold: 'lhd',
  preview: 'prv',
  upgrade: 'upg',
  supportGrant: 'sup',
  session: 'ses',
} as const;
export type IdKind = keyof typeof idPrefixes;
export type Id<K extends IdKind> = `${(typeof idPrefixes)[K]}_${string}`;

const alphabet = '0123456789abcdefghjkmnpqrstvwxyz';
const bodyPattern = /^[0-7][0-9a-hjkmnp-tv-z]{25}$/;

/** Ten bits each, because an id is made for every request and every posting. */
const pairs = Array.from({ length: 1024 }, (_, bits) => alphabet.charAt(bits >> 5) + alphabet.charAt(bits & 31));
const pair = (bits: number): string => pairs[bits & 1023] as string;

/** `uuid` comes from the caller (a UUIDv7 in its text form), so that ids are data, not an effect. */
export function newId<K extends IdKind>(kind: K, uuid: string): Id<K> {
  const hex = uuid.slice(0, 8) + uuid.slice(9, 13) + uuid.slice(14, 18) + uuid.slice(19, 23) + uuid.slice(24);
  // 26 digits of 5 bits hold 130: two zero bits stand before the 128. Then five hexadecimal digits are four of ours.
  let body = pair(Number.parseInt(hex.slice(0, 2), 16));
  for (let at = 2; at < hex.length; at += 5) {
    const bits = Number.parseInt(hex.slice(at, at + 5), 16);
    body += pair(bits >> 10) + pair(bits);
  }
  return `${idPrefixes[kind]}_${body}` as Id<K>;
}

export const isId = <K extends IdKind>(kind: K, text: string): text is Id<K> =>
  text.startsWith(`${idPrefixes[kind]}_`) && bodyPattern.test(text.slice(4));
