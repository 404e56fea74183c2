/** Verifies a whole log, wherever it lies: signature, root, every hash tile and every entry; names each damage. */
import { type Checkpoint, openCheckpoint, parseCheckpointText } from '../tlog/checkpoint.ts';
import { emptyRoot } from '../tlog/hash.ts';
import { parseVerifierKey } from '../tlog/note.ts';
import { checkpointPath } from '../tlog/tile-path.ts';
import { beyondCheckpoint } from './beyond-checkpoint.ts';
import { diagnose } from './diagnose.ts';
import { tenantOfOrigin } from './event-identity.ts';
import type { Finding, Verification } from './findings.ts';
import { survey as surveyLog } from './survey.ts';
import type { TileStore } from './tile-store.ts';
import { trustOf } from './trust.ts';

export interface VerifyOptions {
  /** An export ends at its checkpoint; a bucket may hold what a stopped archiver wrote past it. */
  readonly endsAtCheckpoint: boolean;
}

export async function verifyTree(store: TileStore, verifierKey: string, options: VerifyOptions): Promise<Verification> {
  const note = (await store.read(checkpointPath))?.toString('utf8');
  const read = note === undefined ? undefined : readCheckpoint(note, verifierKey);
  if (read?.checkpoint === undefined)
    return unreadable(note === undefined ? 'it is missing' : 'its text is not origin, size and root');
  const { checkpoint, findings } = read;
  const tenant = tenantOfOrigin(checkpoint.origin);
  const survey = await surveyLog(store, checkpoint.size, tenant);
  const trust = trustOf(survey, checkpoint.root);
  const isEmpty = checkpoint.size === 0 && checkpoint.root.equals(emptyRoot);
  const rootVerified = isEmpty || (checkpoint.size > 0 && trust.rootProven);
  const diagnosis =
    survey.whole && rootVerified
      ? { findings: [], entriesVerified: checkpoint.size }
      : await diagnose(store, survey, trust, tenant);
  findings.push(...diagnosis.findings);
  const gaps: Finding['kind'][] = ['missing-tile', 'cut-tail'];
  if (!rootVerified && !diagnosis.findings.some((one) => gaps.includes(one.kind)))
    findings.push({
      kind: 'wrong-root',
      detail: 'neither the tiles nor the entries add up to the root of the checkpoint',
    });
  const isNamed = findings.some((one) => one.kind.endsWith('-entry') && one.kind !== 'changed-entry');
  if (options.endsAtCheckpoint && !isNamed) findings.push(...(await beyondCheckpoint(store, checkpoint)));
  return {
    ok: findings.length === 0,
    origin: checkpoint.origin,
    treeSize: checkpoint.size,
    rootHash: checkpoint.root.toString('base64'),
    signatureVerified: read.signatureVerified,
    rootVerified,
    entriesVerified: diagnosis.entriesVerified,
    findings,
  };
}

interface ReadCheckpoint {
  readonly checkpoint: Checkpoint | undefined;
  readonly signatureVerified: boolean;
  readonly findings: Finding[];
}

/** A checkpoint whose signature fails still says where to look: its own text may be the only thing that was changed. */
function readCheckpoint(note: string, verifierKey: string): ReadCheckpoint {
  const opened = openCheckpoint(note, parseVerifierKey(verifierKey));
  if ('checkpoint' in opened) return { checkpoint: opened.checkpoint, signatureVerified: true, findings: [] };
  const finding: Finding = {
    kind: 'bad-signature',
    path: checkpointPath,
    detail: `the checkpoint cannot be believed: ${opened.problem}`,
  };
  return { checkpoint: parseCheckpointText(note), signatureVerified: false, findings: [finding] };
}

const unreadable = (reason: string): Verification => ({
  ok: false,
  origin: '',
  treeSize: 0,
  rootHash: '',
  signatureVerified: false,
  rootVerified: false,
  entriesVerified: 0,
  findings: [{ kind: 'bad-checkpoint', path: checkpointPath, detail: `the checkpoint cannot be read: ${reason}` }],
});
