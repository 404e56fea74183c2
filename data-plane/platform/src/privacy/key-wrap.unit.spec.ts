/** A subject's key file opens for its own bank and subject only, and says which of the two keys is the wrong one. */
import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import type { SubjectKey } from './key-service.ts';
import { erasedText, parseWrappingKey, subjectKey, unwrapSubjectKey, wrapSubjectKey } from './key-wrap.ts';

const kek = parseWrappingKey(randomBytes(32).toString('base64'), '/secrets/kek');
const key = subjectKey(randomBytes(32));
const text = wrapSubjectKey(kek, key, 'first-bank', 'cus_1', randomBytes);
const unwrap = (of: string, tenant = 'first-bank', subject = 'cus_1') =>
  unwrapSubjectKey(kek, of, tenant, subject, '/k/cus_1.key');

describe('a wrapped subject key', () => {
  test('unwraps to the same key', () => expect(key.equals(unwrap(text) as SubjectKey)).toBe(true));
  test('holds nothing of the key', () => {
    expect(text).not.toContain(key.export().toString('base64url').slice(0, 8));
    expect(text).not.toContain(key.export().toString('hex').slice(0, 8));
  });
  test('moved to another subject or bank does not open', () => {
    expect(() => unwrap(text, 'first-bank', 'cus_2')).toThrow('does not hold the key of cus_2 in first-bank');
    expect(() => unwrap(text, 'second-bank')).toThrow('in second-bank');
  });
  test('wrapped by another key-encryption-key: the error names both', () => {
    const other = parseWrappingKey(randomBytes(32).toString('base64'), '/secrets/kek');
    expect(() => unwrapSubjectKey(other, text, 'first-bank', 'cus_1', '/k/cus_1.key')).toThrow(
      `wrapped by the key-encryption-key ${kek.id}, but this pod holds ${other.id} of first-bank`,
    );
  });
  test('changed anywhere it does not open', () => {
    for (let index = 0; index < text.length - 1; index++) {
      const changed = text.slice(0, index) + (text[index] === 'A' ? 'B' : 'A') + text.slice(index + 1);
      expect(() => unwrap(changed), `at ${index}`).toThrow('/k/cus_1.key');
    }
    for (const cut of ['', 'munim', text.slice(0, 60)]) expect(() => unwrap(cut)).toThrow('restore it');
  });
  test('an erasure mark is erased, and so are the zeros of an erasure that was cut off', () => {
    expect(unwrap(erasedText(0))).toBe('erased');
    expect(unwrap('\0'.repeat(text.length))).toBe('erased');
  });
});

test('a key-encryption-key of the wrong size or alphabet is refused by its path', () => {
  for (const bad of ['', randomBytes(31).toString('base64'), randomBytes(32).toString('hex'), '!'.repeat(44)])
    expect(() => parseWrappingKey(bad, '/secrets/kek')).toThrow(
      '/secrets/kek is not a key-encryption-key: it must be 32 bytes',
    );
});
