/** Looks at every object version of a bank's bucket: each must be locked, each tile written once, nothing deleted. */
import { checkpointPath } from '../tlog/tile-path.ts';
import type { Finding } from '../verify/findings.ts';
import { readAhead } from '../verify/read-ahead.ts';
import type { ArchiveBucket, ObjectVersion } from './archive-bucket.ts';

export interface Inspection {
  readonly findings: Finding[];
  readonly versions: number;
  /** Tiles with more than one version or a marker on top: the first version is the archiver's, and the one to verify. */
  readonly firstVersions: ReadonlyMap<string, string>;
  /** Versions of the checkpoint, newest first. */
  readonly checkpoints: readonly ObjectVersion[];
}

/** Objects whose locks are asked for together, and so held in memory. */
const pageSize = 500;

export async function inspectObjects(bucket: ArchiveBucket, nowMs: number): Promise<Inspection> {
  const findings: Finding[] = [];
  const firstVersions = new Map<string, string>();
  const checkpoints: ObjectVersion[] = [];
  let versions = 0;
  const page: ObjectVersion[] = [];
  const inspectPage = async (): Promise<void> => {
    for await (const finding of readAhead(page.splice(0), (version) => lockFinding(bucket, version, nowMs)))
      if (finding) findings.push(finding);
  };
  for await (const one of byPath(bucket.versions())) {
    versions += one.length;
    page.push(...one.filter((version) => !version.isDeleteMarker));
    if (one[0]?.path === checkpointPath) checkpoints.push(...one);
    findings.push(...historyFindings(one));
    const first = one.findLast((version) => !version.isDeleteMarker);
    if (one.length > 1 && first) firstVersions.set(first.path, first.versionId);
    if (page.length >= pageSize) await inspectPage();
  }
  await inspectPage();
  return { findings, versions, firstVersions, checkpoints };
}

/** All versions of one object together, newest first. */
async function* byPath(versions: AsyncIterable<ObjectVersion>): AsyncGenerator<ObjectVersion[]> {
  const group: ObjectVersion[] = [];
  for await (const version of versions) {
    if (group.length > 0 && group[0]?.path !== version.path) yield group.splice(0);
    group.push(version);
  }
  if (group.length > 0) yield group;
}

function historyFindings(versions: readonly ObjectVersion[]): Finding[] {
  const path = versions[0]?.path ?? '';
  const first = versions.findLast((one) => !one.isDeleteMarker)?.versionId;
  return versions.flatMap((version): Finding[] => {
    const { versionId, modifiedAt, isDeleteMarker } = version;
    const when = modifiedAt.toISOString();
    if (isDeleteMarker)
      return [
        {
          kind: 'deleted-object',
          path,
          detail: `a delete marker was put on ${path} at ${when}; the archived version ${first} is under it`,
        },
      ];
    if (path === checkpointPath || versionId === first) return [];
    return [
      {
        kind: 'extra-version',
        path,
        detail: `version ${versionId} was put on ${path} at ${when}; the archived version is ${first}`,
      },
    ];
  });
}

async function lockFinding(
  bucket: ArchiveBucket,
  { path, versionId }: ObjectVersion,
  nowMs: number,
): Promise<Finding | undefined> {
  const lock = await bucket.lockOf(path, versionId);
  const name = `${path} version ${versionId}`;
  if (lock?.mode === 'COMPLIANCE' && lock.until && lock.until.getTime() > nowMs) return undefined;
  const state = lock?.mode ? `locked as ${lock.mode} until ${lock.until?.toISOString() ?? 'never'}` : 'not locked';
  return { kind: 'unlocked-object', path, detail: `${name} is ${state}: anyone with the bucket's keys can delete it` };
}
