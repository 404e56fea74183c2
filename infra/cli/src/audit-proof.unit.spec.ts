import { createSigner, leafHash, signNote } from '@munim/platform/archive';
import { createHash, generateKeyPairSync } from 'node:crypto';
import { beforeAll, describe, expect, test } from 'vitest';
import { type AuditProof, problemOfProof } from './audit-proof.ts';

const entryAt = (position: number, action = 'suspend'): string =>
  JSON.stringify({ action, actor: 'operator:asha', log: 'munim/audit', position: String(position) });
let proof: AuditProof;

beforeAll(async () => {
  const [first, second] = [entryAt(1), entryAt(2)].map((entry) => leafHash(Buffer.from(entry))) as [Buffer, Buffer];
  const root = createHash('sha256')
    .update(Buffer.concat([Buffer.of(1), first, second]))
    .digest();
  const signer = createSigner('munim/audit', generateKeyPairSync('ed25519').privateKey);
  proof = {
    position: 2,
    entry: entryAt(2),
    leafHash: second.toString('base64'),
    hashes: [first.toString('base64')],
    size: 2,
    rootHash: root.toString('base64'),
    checkpoint: await signNote(`munim/audit\n2\n${root.toString('base64')}\n`, signer),
    verifierKey: signer.verifierKey,
  };
});

describe('a proof of an audit entry', () => {
  test('is believed when hashes and signature lead to the entry', () => {
    expect(problemOfProof(proof)).toBe(undefined);
  });

  test.each<[string, () => Partial<AuditProof>]>([
    ['of another deed', () => ({ entry: entryAt(2, 'resume') })],
    ['of another position', () => ({ position: 1 })],
    ['with another sibling', () => ({ hashes: [proof.leafHash] })],
    ['without its siblings', () => ({ hashes: [] })],
    ['under a root that nobody signed', () => ({ checkpoint: proof.checkpoint.replace('\n2\n', '\n3\n') })],
    [
      'signed by somebody else',
      () => ({ verifierKey: createSigner('munim/audit', generateKeyPairSync('ed25519').privateKey).verifierKey }),
    ],
  ])('%s is not', (_, change) => {
    expect(problemOfProof({ ...proof, ...change() })).toEqual(expect.any(String));
  });
});
