/** Verifies an exported log with nothing but its folder and the log's public key. */
import { join } from 'node:path';
import { parseVerifierKey } from '../tlog/note.ts';
import type { Finding, Verification } from './findings.ts';
import { folderStore } from './tile-store.ts';
import { verifyTree } from './verify-tree.ts';

/** File of a folder that holds its verifier key. Whoever can change the folder can change it: give the key you know. */
export const verifierKeyFile = 'log.pub';

/** Throws only when there is no key to verify with; every damage is a finding. */
export async function verifyFolder(directory: string, verifierKey?: string): Promise<Verification> {
  const own = await readOwnKey(directory);
  const key = verifierKey?.trim() ?? own;
  if (key === undefined) throw new Error(`${join(directory, verifierKeyFile)} is missing: give the log's verifier key`);
  parseVerifierKey(key);
  const verification = await verifyTree(folderStore(directory), key, { endsAtCheckpoint: true });
  if (own === undefined || own === key) return verification;
  const finding: Finding = {
    kind: 'wrong-key',
    path: verifierKeyFile,
    detail: `${verifierKeyFile} is another key than the one given`,
  };
  return { ...verification, ok: false, findings: [finding, ...verification.findings] };
}

async function readOwnKey(directory: string): Promise<string | undefined> {
  const key = await folderStore(directory).read(verifierKeyFile);
  return key?.toString('utf8').trim();
}
