/** One value has one canonical text (RFC 8785): what is hashed, published and archived must not depend on who wrote it. */
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { canonicalJson, type JsonObject, type JsonValue } from './json.ts';

/** Values as they travel here: numbers are safe integers. */
const value = fc.letrec<{ any: JsonValue }>((tie) => ({
  any: fc.oneof(
    { depthSize: 'small' },
    fc.string({ unit: 'grapheme' }),
    fc.maxSafeInteger(),
    fc.boolean(),
    fc.constant(null),
    fc.array(tie('any'), { maxLength: 4 }),
    fc.dictionary(fc.string({ unit: 'grapheme' }), tie('any'), { maxKeys: 5 }),
  ),
})).any;

const shuffled = (one: JsonValue): JsonValue => {
  if (Array.isArray(one)) return one.map(shuffled);
  if (typeof one !== 'object' || one === null) return one;
  return Object.fromEntries(
    Object.entries(one)
      .toReversed()
      .map(([key, member]) => [key, shuffled(member ?? null)]),
  );
};

describe('canonical JSON', () => {
  test('reads back as the same value, and is the same text whatever the order of members', () => {
    fc.assert(
      fc.property(value, (one) => {
        const text = canonicalJson(one);
        expect(canonicalJson(JSON.parse(text) as JsonValue)).toBe(text);
        expect(canonicalJson(shuffled(one))).toBe(text);
      }),
    );
  });

  test('sorts members by UTF-16 code units, and escapes as RFC 8785 section 3.2.3 shows', () => {
    const members: JsonObject = {
      '\u20ac': 'Euro Sign',
      '\r': 'Carriage Return',
      '\ufb33': 'Hebrew Letter Dalet With Dagesh',
      '1': 'One',
      '\u{1f600}': 'Emoji: Grinning Face',
      '\u0080': 'Control',
      '\u00f6': 'Latin Small Letter O With Diaeresis',
    };
    expect(Object.values(JSON.parse(canonicalJson(members)) as Record<string, string>)[0]).toBe('One');
    expect(canonicalJson(members)).toBe(
      '{"\\r":"Carriage Return","1":"One","\u0080":"Control","ö":"Latin Small Letter O With Diaeresis",' +
        '"€":"Euro Sign","😀":"Emoji: Grinning Face","\ufb33":"Hebrew Letter Dalet With Dagesh"}',
    );
    expect(canonicalJson('€$\u000f\nA\'B"\\\\"/')).toBe(String.raw`"€$\u000f\nA'B\"\\\\\"/"`);
  });

  test('leaves undefined members out, and writes minus zero as zero', () => {
    expect(canonicalJson({ a: undefined, b: [-0, null, true] })).toBe('{"b":[0,null,true]}');
  });

  test.each([1.5, 2 ** 53, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d: amounts travel as text', (number) =>
    expect(() => canonicalJson({ number })).toThrow('not a safe integer'),
  );

  test.each(['\ud800', 'a\udc00b'])('refuses a lone surrogate, in values and in names', (text) => {
    expect(() => canonicalJson(text)).toThrow('lone surrogate');
    expect(() => canonicalJson({ [text]: 1 })).toThrow('lone surrogate');
  });
});
