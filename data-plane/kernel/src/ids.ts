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
  const hex = uuid.replaceAll('-', '');
  let body = '';
  // 26 digits of 5 bits hold 130: two zeros stand before the 128.
  let bits = 0;
  let held = 2;
  for (let at = 0; at < hex.length; at++) {
    bits = (bits << 4) | Number.parseInt(hex.charAt(at), 16);
    held += 4;
    if (held < 5) continue;
    held -= 5;
    body += alphabet.charAt(bits >> held);
    bits &= (1 << held) - 1;
  }
  return `${idPrefixes[kind]}_${body}` as Id<K>;
}

export const isId = <K extends IdKind>(kind: K, text: string): text is Id<K> =>
  text.startsWith(`${idPrefixes[kind]}_`) && bodyPattern.test(text.slice(4));
