/** Tries to read, move and change sealed fields; the keys here are in memory, because only the sealing is on trial. */
import { tenantId } from '@munim/kernel';
import fc from 'fast-check';
import { randomBytes } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { type KeyService, SubjectErasedError, type SubjectKey, SubjectKeyMissingError } from './key-service.ts';
import { subjectKey } from './key-wrap.ts';
import { isSealed, open, openFields, seal, sealChangedFields, sealFields, TamperedError } from './seal.ts';

const keyService = (tenant: string, keys = new Map<string, SubjectKey | 'erased'>()): KeyService => ({
  tenant: tenantId(tenant),
  randomBytes,
  obtain: (subject) => {
    const key = keys.get(subject) ?? subjectKey(randomBytes(32));
    keys.set(subject, key);
    return key === 'erased' ? Promise.reject(new SubjectErasedError(tenant, subject)) : Promise.resolve(key);
  },
  find: (subject) => {
    const key = keys.get(subject);
    return key ? Promise.resolve(key) : Promise.reject(new SubjectKeyMissingError(tenant, subject, 'memory'));
  },
  destroy: (subject) => Promise.resolve(void keys.set(subject, 'erased')),
  derive: () => Promise.reject(new Error('no spec here asks for another key')),
});
const bank = keyService('first-bank');
const value = 'Božena Němcová';

describe('a sealed field', () => {
  test('opens as what it was, whatever the text', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 300 }).filter((text) => text.isWellFormed()),
        async (text) => {
          const sealed = await seal(bank, 'cus_1', 'fullName', text);
          expect(isSealed(sealed)).toBe(true);
          expect(await open(bank, 'cus_1', 'fullName', sealed)).toEqual({ erased: false, value: text });
        },
      ),
      { numRuns: 100 },
    );
  });
  test('holds nothing of its content, and never looks the same twice', async () => {
    const one = await seal(bank, 'cus_1', 'fullName', value);
    expect(Buffer.from(one.slice(3), 'base64url').toString('latin1')).not.toContain('Bo');
    expect(await seal(bank, 'cus_1', 'fullName', value)).not.toBe(one);
  });
  test('with the same entropy is the same text: randomness arrives as data', async () => {
    const fixed: KeyService = { ...bank, randomBytes: (length) => new Uint8Array(length).fill(7) };
    expect(await seal(fixed, 'cus_1', 'email', 'a@b.example')).toBe(await seal(fixed, 'cus_1', 'email', 'a@b.example'));
  });
  test('a lone surrogate is refused: it would come back as another text', async () => {
    await expect(seal(bank, 'cus_1', 'fullName', 'x\ud800')).rejects.toThrow('lone surrogate');
  });
});

describe('a ciphertext cannot be moved', () => {
  test.each([
    ['another field', 'first-bank', 'cus_1', 'email'],
    ['another subject with the same key', 'first-bank', 'cus_2', 'fullName'],
    ['another bank with the same key', 'second-bank', 'cus_1', 'fullName'],
    ['names cut elsewhere', 'first-bank', 'cus_1","fullName', ''],
    ['its own place', 'first-bank', 'cus_1', 'fullName'],
  ])('to %s', async (place, tenant, subject, field) => {
    const one = subjectKey(randomBytes(32));
    const everywhere = new Map([
      ['cus_1', one],
      ['cus_2', one],
      ['cus_1","fullName', one],
    ]);
    const sealed = await seal(keyService('first-bank', everywhere), 'cus_1', 'fullName', value);
    const opened = open(keyService(tenant, everywhere), subject, field, sealed);
    if (place === 'its own place') expect(await opened).toEqual({ erased: false, value });
    else await expect(opened).rejects.toThrow(TamperedError);
  });
});

describe('a changed ciphertext does not open', () => {
  test('at every bit of every character', async () => {
    const sealed = await seal(bank, 'cus_1', 'fullName', 'Jan');
    const bytes = Buffer.from(sealed.slice(3), 'base64url');
    for (let bit = 0; bit < bytes.length * 8; bit++) {
      const changed = Buffer.from(bytes);
      changed[bit >> 3] = (changed[bit >> 3] ?? 0) ^ (1 << (bit & 7));
      await expect(open(bank, 'cus_1', 'fullName', `v1.${changed.toString('base64url')}`)).rejects.toThrow(
        TamperedError,
      );
    }
  });
  test('nor cut, extended, spelled otherwise, or of another version', async () => {
    const sealed = await seal(bank, 'cus_1', 'fullName', 'Ja');
    const spare = sealed.slice(0, -1) + String.fromCharCode(sealed.charCodeAt(sealed.length - 1) + 1);
    for (const text of [
      sealed.slice(0, -4),
      `${sealed}AAAA`,
      `${sealed}=`,
      spare,
      sealed.replace('v1', 'v2'),
      'v1.',
      '',
      'Ja',
    ])
      await expect(open(bank, 'cus_1', 'fullName', text), text).rejects.toThrow(TamperedError);
  });
  test('and the error names the place, not the content', async () => {
    const message =
      'the sealed fullName of cus_1 in first-bank does not open: it was changed, or moved here from elsewhere';
    await expect(open(bank, 'cus_1', 'fullName', 'v1.plain')).rejects.toThrow(message);
  });
});

describe('an erased subject', () => {
  test('opens as erased, field by field and all at once', async () => {
    const keys = keyService('first-bank');
    const sealed = await sealFields(keys, 'cus_9', { fullName: value, email: 'b@n.example' });
    expect(await openFields(keys, 'cus_9', sealed)).toEqual({ fullName: value, email: 'b@n.example' });
    await keys.destroy('cus_9');
    expect(await openFields(keys, 'cus_9', sealed)).toBe('erased');
    expect(await open(keys, 'cus_9', 'email', sealed.email)).toEqual({ erased: true });
  });
  test('takes no new data', async () => {
    const keys = keyService('first-bank');
    await keys.destroy('cus_9');
    await expect(seal(keys, 'cus_9', 'email', 'b@n.example')).rejects.toThrow(SubjectErasedError);
  });
});

describe('fields of one subject', () => {
  test('that are absent stay absent, and removals stay null', async () => {
    expect(await sealFields(bank, 'cus_3', { email: undefined, phone: null })).toEqual({ phone: null });
  });
  test('that change need a key that exists: none is made for an invented name', async () => {
    const keys = keyService('first-bank');
    expect(await sealChangedFields(keys, 'cus_1', { email: 'a@b.example' })).toBe('missing');
    const { email } = await sealFields(keys, 'cus_1', { email: 'a@b.example' });
    const changed = await sealChangedFields(keys, 'cus_1', { email: 'c@d.example', phone: null });
    expect(changed).toEqual({ email: expect.not.stringMatching(email), phone: null });
    await keys.destroy('cus_1');
    expect(await sealChangedFields(keys, 'cus_1', { email: 'a@b.example' })).toBe('erased');
  });
  test('whose keystore does not answer are an error, not missing', async () => {
    const broken: KeyService = { ...bank, find: () => Promise.reject(new Error('disk on fire')) };
    await expect(sealChangedFields(broken, 'cus_1', { email: 'a@b.example' })).rejects.toThrow('disk on fire');
  });
});
