/** C2SP signed notes: a text and its Ed25519 signatures, with keys named by what they sign for. */
import { createPublicKey, hash, type KeyObject, sign, verify } from 'node:crypto';

/** Signs for a log. `sign` may be a call to a key service: the private key need not be here. */
export interface Signer {
  readonly name: string;
  /** SHA-256(name || 0x0A || 0x01 || public key), first four bytes. */
  readonly keyId: Buffer;
  /** The line of text that a verifier needs: `<name>+<key id>+<key>`. */
  readonly verifierKey: string;
  readonly sign: (text: Uint8Array) => Promise<Uint8Array> | Uint8Array;
}

export interface Verifier {
  readonly name: string;
  readonly keyId: Buffer;
  readonly publicKey: KeyObject;
}

/** Signature type byte of Ed25519 in the signed-note format. */
const ed25519 = Buffer.of(0x01);
const publicKeyBytes = 32;
const signatureBytes = 64;
/** As the format asks of verifiers: at least 16 are accepted, and no more, so that a note costs bounded work. */
const signaturesMax = 16;
/** Sixteen signatures of the longest known kind (5 kB) and a text: anything longer is no note of ours. */
export const noteBytesMax = 100_000;

/** DER prefix of an Ed25519 SubjectPublicKeyInfo (RFC 8410): node takes a raw key only inside it. */
const spkiPrefix = Buffer.from('302a300506032b6570032100', 'hex');
const namePattern = /^[^\s+]+$/u;

export function createSigner(name: string, privateKey: KeyObject): Signer {
  assertName(name);
  if (privateKey.asymmetricKeyType !== 'ed25519') throw new Error(`the signing key of ${name} is not Ed25519`);
  const publicKey = rawPublicKey(createPublicKey(privateKey));
  return {
    name,
    keyId: keyIdOf(name, publicKey),
    verifierKey: formatVerifierKey(name, publicKey),
    sign: (text) => sign(null, text, privateKey),
  };
}

export async function signNote(text: string, signer: Signer): Promise<string> {
  if (!isNoteText(text)) throw new Error('a note is text without control characters that ends in a newline');
  const signature = await signer.sign(Buffer.from(text));
  return `${text}\n— ${signer.name} ${Buffer.concat([signer.keyId, signature]).toString('base64')}\n`;
}

/** The note's text when the key signed it; otherwise the reason why it cannot be believed. */
export function openNote(note: string, verifier: Verifier): { text: string } | { problem: string } {
  const end = note.lastIndexOf('\n\n');
  if (end < 0) return { problem: 'it has no blank line between its text and its signatures' };
  const text = note.slice(0, end + 1);
  const lines = note.slice(end + 2).split('\n');
  if (!isNoteText(text) || lines.pop() !== '' || lines.length === 0) return { problem: 'it is not a signed note' };
  if (lines.length > signaturesMax) return { problem: `it has more than ${signaturesMax} signatures` };
  let signedByUs = false;
  for (const line of lines) {
    const [dash, name, encoded, ...more] = line.split(' ');
    if (dash !== '—' || !name || !encoded || more.length > 0) return { problem: `a signature line is malformed` };
    const bytes = decodeBase64(encoded);
    if (bytes === undefined || bytes.length < 5) return { problem: 'a signature line is malformed' };
    if (name !== verifier.name || !bytes.subarray(0, 4).equals(verifier.keyId)) continue;
    const signature = bytes.subarray(4);
    if (signature.length !== signatureBytes || !verify(null, Buffer.from(text), verifier.publicKey, signature))
      return { problem: `the signature of ${name} does not fit its text` };
    signedByUs = true;
  }
  return signedByUs ? { text } : { problem: `it is not signed by ${verifier.name} with the given key` };
}

/** Reads `<name>+<8 hex digits>+<base64 of 0x01 and the key>`; throws on anything else. */
export function parseVerifierKey(line: string): Verifier {
  const [name = '', hex = '', ...rest] = line.trimEnd().split('+');
  // Base 64 may itself hold '+': only the first two separate.
  const bytes = decodeBase64(rest.join('+'));
  if (!namePattern.test(name) || bytes?.length !== 1 + publicKeyBytes || bytes[0] !== ed25519[0])
    throw new Error('not a verifier key: expected <name>+<key id>+<base64 of an Ed25519 key>');
  const publicKey = bytes.subarray(1);
  const keyId = keyIdOf(name, publicKey);
  if (keyId.toString('hex') !== hex) throw new Error(`the verifier key of ${name} does not match its key id ${hex}`);
  const der = Buffer.concat([spkiPrefix, publicKey]);
  return { name, keyId, publicKey: createPublicKey({ key: der, format: 'der', type: 'spki' }) };
}

const formatVerifierKey = (name: string, publicKey: Buffer): string =>
  `${name}+${keyIdOf(name, publicKey).toString('hex')}+${Buffer.concat([ed25519, publicKey]).toString('base64')}`;

const keyIdOf = (name: string, publicKey: Buffer): Buffer =>
  hash('sha256', Buffer.concat([Buffer.from(`${name}\n`), ed25519, publicKey]), 'buffer').subarray(0, 4);

const rawPublicKey = (key: KeyObject): Buffer =>
  key.export({ format: 'der', type: 'spki' }).subarray(spkiPrefix.length);

function assertName(name: string): void {
  if (!namePattern.test(name)) throw new Error(`not a key name (no spaces, no '+'): ${JSON.stringify(name)}`);
}

const isNoteText = (text: string): boolean => text.endsWith('\n') && !/[\u0000-\u0009\u000b-\u001f]/.test(text);

/** Undefined unless the text is the one canonical encoding of its bytes. */
export function decodeBase64(text: string): Buffer | undefined {
  const bytes = Buffer.from(text, 'base64');
  return bytes.length > 0 && bytes.toString('base64') === text ? bytes : undefined;
}
