/** JSON values and their canonical bytes (RFC 8785): what is hashed, published and archived is one string. */

export type JsonValue = string | number | boolean | null | JsonObject | readonly JsonValue[];
export interface JsonObject {
  readonly [key: string]: JsonValue | undefined;
}

/**
 * RFC 8785 text of a value: keys sorted by UTF-16 code unit, no white space; undefined members are left out.
 * Numbers must be safe integers: amounts and positions travel as strings.
 */
export function canonicalJson(value: JsonValue): string {
  if (typeof value === 'string') return canonicalString(value);
  if (value === null || typeof value === 'boolean') return String(value);
  if (typeof value === 'number') {
    if (!Number.isSafeInteger(value)) throw new Error(`not a safe integer in canonical JSON: ${value}`);
    return Object.is(value, -0) ? '0' : String(value);
  }
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  return canonicalObject(value as JsonObject);
}

function canonicalObject(value: JsonObject): string {
  let text = '{';
  for (const key of sortedKeys(value)) {
    const member = value[key];
    if (member === undefined) continue;
    text += `${text.length > 1 ? ',' : ''}${canonicalString(key)}:${canonicalJson(member)}`;
  }
  return `${text}}`;
}

/** Most objects are written in order: to see that costs less than to sort. `sort` goes by UTF-16 code units, as `<` does. */
function sortedKeys(value: JsonObject): string[] {
  const keys = Object.keys(value);
  for (let at = 1; at < keys.length; at++) if ((keys[at - 1] as string) > (keys[at] as string)) return keys.sort();
  return keys;
}

/** Printable ASCII without quote and backslash: nothing to escape, and most of what is written is that. */
const plain = /^[ !#-[\]-~]*$/;

/** A lone surrogate has no UTF-8 bytes: two different strings would be stored as one. */
function canonicalString(text: string): string {
  if (plain.test(text)) return `"${text}"`;
  if (!text.isWellFormed()) throw new Error('lone surrogate in canonical JSON');
  return JSON.stringify(text);
}
