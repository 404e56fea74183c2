/** Verifies a bank's archive where it lies: the tree and its entries, every lock and version, and the log if it is given. */
import type { EventSource } from '../archiver/event-source.ts';
import { type Checkpoint, openCheckpoint } from '../tlog/checkpoint.ts';
import { parseVerifierKey, type Verifier } from '../tlog/note.ts';
import { proveConsistency, verifyConsistency } from '../tlog/proofs.ts';
import { checkpointPath } from '../tlog/tile-path.ts';
import type { Finding, Verification } from '../verify/findings.ts';
import { readAhead } from '../verify/read-ahead.ts';
import { readHashTile, type TileStore } from '../verify/tile-store.ts';
import { verifyTree } from '../verify/verify-tree.ts';
import type { ArchiveBucket, ObjectVersion } from './archive-bucket.ts';
import { compareWithLog } from './compare-with-log.ts';
import { inspectObjects } from './inspect-objects.ts';

export interface BucketVerification extends Verification {
  /** Object versions whose lock was asked for. */
  readonly versionsInspected: number;
  /** Earlier checkpoints that were proved to be prefixes of the newest. */
  readonly checkpointsProved: number;
  /** Entries equal to the log's, byte for byte; undefined when no log was given. */
  readonly entriesEqualToLog: number | undefined;
  readonly logHead: number | undefined;
}

export interface VerifyBucketOptions {
  readonly bucket: ArchiveBucket;
  readonly verifierKey: string;
  readonly nowMs: number;
  readonly log?: EventSource;
}

/** A quarter of an hour of ten-second checkpoints; each proof costs a few reads, and the newest covers all older ones. */
const checkpointsProvedMax = 100;

export async function verifyBucket({
  bucket,
  verifierKey,
  nowMs,
  log,
}: VerifyBucketOptions): Promise<BucketVerification> {
  const inspection = await inspectObjects(bucket, nowMs);
  const store = archivedStore(bucket, inspection.firstVersions);
  const verification = await verifyTree(store, verifierKey, { endsAtCheckpoint: false });
  const history = await verifyHistory(bucket, store, inspection.checkpoints, verifierKey);
  const comparison = log && (await compareWithLog(store, verification.treeSize, log));
  const findings = [
    ...verification.findings,
    ...inspection.findings,
    ...history.findings,
    ...(comparison?.findings ?? []),
  ];
  return {
    ...verification,
    ok: findings.length === 0,
    findings,
    versionsInspected: inspection.versions,
    checkpointsProved: history.proved,
    entriesEqualToLog: comparison?.entriesCompared,
    logHead: comparison?.logHead,
  };
}

/** Tiles as the archiver wrote them, though something may have been put on top since. */
const archivedStore = (bucket: ArchiveBucket, firstVersions: ReadonlyMap<string, string>): TileStore => ({
  read: async (path) => (await bucket.get(path, path === checkpointPath ? undefined : firstVersions.get(path)))?.bytes,
  list: (folder) => bucket.list(folder),
});

/** Each earlier checkpoint must be a prefix of the newest, and none larger: the log never forked and never went back. */
async function verifyHistory(
  bucket: ArchiveBucket,
  store: TileStore,
  versions: readonly ObjectVersion[],
  verifierKey: string,
): Promise<{ findings: Finding[]; proved: number }> {
  const verifier = parseVerifierKey(verifierKey);
  const recent = versions.filter((one) => !one.isDeleteMarker).slice(0, checkpointsProvedMax);
  const findings: Finding[] = [];
  let newest: Checkpoint | undefined;
  let proved = 0;
  for await (const { version, opened } of readAhead(recent, (version) => openVersion(bucket, version, verifier))) {
    if ('problem' in opened) {
      if (newest) findings.push(badVersion(version, opened.problem));
      continue;
    }
    newest ??= opened.checkpoint;
    const problem = await contradiction(store, opened.checkpoint, newest);
    if (problem)
      findings.push({
        kind: 'old-checkpoint',
        path: checkpointPath,
        position: newest.size + 1,
        detail: `version ${version.versionId} ${problem}`,
      });
    else proved++;
  }
  return { findings, proved };
}

async function openVersion(bucket: ArchiveBucket, version: ObjectVersion, verifier: Verifier) {
  const stored = await bucket.get(version.path, version.versionId);
  const opened = stored ? openCheckpoint(stored.bytes.toString('utf8'), verifier) : { problem: 'it is gone' };
  return { version, opened };
}

const badVersion = ({ versionId }: ObjectVersion, problem: string): Finding => ({
  kind: 'bad-signature',
  path: checkpointPath,
  detail: `version ${versionId} of the checkpoint cannot be believed: ${problem}`,
});

async function contradiction(store: TileStore, old: Checkpoint, newest: Checkpoint): Promise<string | undefined> {
  if (old.size > newest.size)
    return `covers ${old.size} entries, but the newest only ${newest.size}: an older checkpoint was put back`;
  const read = async (address: { level: number; index: number; width: number }): Promise<Buffer> =>
    (await readHashTile(store, address)).hashes ?? Buffer.alloc(0);
  try {
    const proof = await proveConsistency(read, old.size, newest.size);
    const claim = { oldSize: old.size, oldRoot: old.root, size: newest.size, root: newest.root };
    return verifyConsistency(claim, proof) ? undefined : 'is not a prefix of the newest: the log was forked';
  } catch (error) {
    return `could not be proved a prefix of the newest: ${(error as Error).message}`;
  }
}
