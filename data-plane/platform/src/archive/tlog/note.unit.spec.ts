/** A checkpoint is believed only when the named key signed exactly this text. */
import { createPrivateKey, generateKeyPairSync } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { openCheckpoint, signCheckpoint } from './checkpoint.ts';
import { leafHash } from './hash.ts';
import { createSigner, openNote, parseVerifierKey, signNote } from './note.ts';

const sample = (path: string): string =>
  readFileSync(new URL(`../testing/tlog-sample/${path}`, import.meta.url), 'utf8');
/** A fixed key: the DER prefix of a PKCS8 Ed25519 key and 32 bytes. */
const key = (fill: number) =>
  createPrivateKey({
    key: Buffer.concat([Buffer.from('302e020100300506032b657004220420', 'hex'), Buffer.alloc(32, fill)]),
    format: 'der',
    type: 'pkcs8',
  });
const signer = createSigner('munim.example/bank-a', key(1));
const verifier = parseVerifierKey(signer.verifierKey);
const checkpoint = { origin: 'munim.example/bank-a', size: 300, root: leafHash(Buffer.from('root')) };

describe('checkpoints', () => {
  test('one signed by another implementation is believed with its own key', () => {
    const opened = openCheckpoint(sample('checkpoint'), parseVerifierKey(sample('log.pub')));
    expect(opened).toMatchObject({ checkpoint: { origin: 'munim.example/bank-a', size: 300 } });
  });

  test('one signed by us is believed, and with any single character changed it is not', async () => {
    const note = await signCheckpoint(checkpoint, signer);
    expect(openCheckpoint(note, verifier)).toEqual({ checkpoint });
    fc.assert(
      fc.property(fc.nat(note.length - 1), fc.constantFrom('0', 'A', ' ', '\n', '—'), (at, letter) => {
        if (note[at] === letter) return;
        expect(openCheckpoint(note.slice(0, at) + letter + note.slice(at + 1), verifier)).toHaveProperty('problem');
      }),
    );
  });

  test('one of another key of the same name, or of another name, is not believed', async () => {
    const foreign = createSigner(signer.name, key(2));
    expect(openCheckpoint(await signCheckpoint(checkpoint, foreign), verifier)).toHaveProperty('problem');
    const other = createSigner('munim.example/bank-b', key(1));
    expect(openCheckpoint(await signCheckpoint(checkpoint, other), verifier)).toHaveProperty('problem');
  });

  test('one whose origin is another bank is not believed, though the key signed it', async () => {
    const note = await signCheckpoint({ ...checkpoint, origin: 'munim.example/bank-b' }, signer);
    expect(openCheckpoint(note, verifier)).toEqual({ problem: expect.stringContaining('speaks for') });
  });

  test('signatures of unknown keys beside ours are ignored, a broken one of ours is not', async () => {
    const note = await signCheckpoint(checkpoint, signer);
    const other = await signCheckpoint(checkpoint, createSigner('witness.example', key(3)));
    const witnessed = note + other.slice(other.indexOf('\n\n') + 2);
    expect(openCheckpoint(witnessed, verifier)).toEqual({ checkpoint });
    const forged = `${note}— ${signer.name} ${Buffer.concat([signer.keyId, Buffer.alloc(64)]).toString('base64')}\n`;
    expect(openCheckpoint(forged, verifier)).toHaveProperty('problem');
  });
});

describe('notes and keys', () => {
  test('a text with control characters or without a last newline is not signed', async () => {
    await expect(signNote('a\u0007b\n', signer)).rejects.toThrow('control characters');
    await expect(signNote('a', signer)).rejects.toThrow('newline');
  });

  test('more than sixteen signatures are refused before any is checked', async () => {
    const note = await signNote('text\n', signer);
    const line = note.slice(note.indexOf('—'));
    expect(openNote(note + line.repeat(16), verifier)).toEqual({ problem: expect.stringContaining('16') });
  });

  test('a verifier key with another key id, a short key or another key type is refused', () => {
    const [name, id, encoded] = signer.verifierKey.split(/\+(?=[0-9a-f]{8}\+)|(?<=\+[0-9a-f]{8})\+/);
    expect(parseVerifierKey(`${signer.verifierKey}\n`).name).toBe(name);
    expect(() => parseVerifierKey(`${name}+00000000+${encoded}`)).toThrow('key id');
    expect(() => parseVerifierKey(`${name}+${id}+${encoded?.slice(4)}`)).toThrow('not a verifier key');
    expect(() => createSigner('bank a', key(1))).toThrow('key name');
    expect(() => createSigner('bank-a', generateKeyPairSync('ec', { namedCurve: 'P-256' }).privateKey)).toThrow(
      'Ed25519',
    );
  });
});
