/** The pieces of taking a bank apart that no engine does: each is safe to repeat after a kill. */
import { topology } from '@munim/kernel';
import {
  type ArchiveBucket,
  checkpointPath,
  connectArchiveBucket,
  createSigner,
  lockFinalTree,
  parseCheckpointText,
  recordClassesOf,
  retainUntil,
  verifyBucket,
} from '@munim/platform/archive';
import {
  type BankSpec,
  type Cell,
  emptyBuckets,
  extendLocks,
  letGo,
  openWork,
  remainsOf,
  removeRemains,
  secretValue,
  surveyBuckets,
} from '@munim/tenant';
import { createPrivateKey } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SealedArchive, Task, TaskResults, ToExecutor } from './messages.ts';
import { type Engine, forget } from './stack.ts';

export interface TaskContext {
  readonly engine: Engine;
  readonly cell: Cell;
  readonly nowMs: () => number;
  /** How long a seal waits for what is under way; two minutes. */
  readonly patienceMs?: number;
}

export function carryOut(
  { task, spec, until }: Extract<ToExecutor, { kind: 'task' }>,
  context: TaskContext,
): Promise<TaskResults[Task]> {
  const { cell, engine } = context;
  switch (task) {
    case 'seal':
      return seal(spec, context);
    case 'let-go':
      return letGo(spec, cell);
    case 'remove-remains':
      return removeRemains(spec, cell).then(() => remainsOf(spec, cell));
    case 'survey':
      return surveyBuckets(spec, cell);
    case 'extend-locks':
      return extendLocks(spec, cell, new Date(until ?? Number.NaN));
    case 'empty-buckets':
      return emptyBuckets(spec, cell, emptiedAtOnceMax);
    case 'forget-stack':
      return engine.withStack({ ...spec, stage: 'retained' }, forget).then(() => null);
  }
}

/** So many objects are deleted in a second or two: a hold that is placed meanwhile loses no more. */
const emptiedAtOnceMax = 200;

/**
 * The archiver is seconds behind the log: more than this says that it does not run. A workflow may wait for its deadline,
 * which can be far: the seal is then tried again later, and an operator reads which one it waits for.
 */
const patienceMsDefault = 120_000;
const pollMs = 500;
const damagesShown = 3;

/**
 * Waits until the bank's workflows have ended and the archive holds every event of the log, verifies all of it, and locks
 * its last tiles for as long as the record itself. Throws with what is missing.
 */
async function seal(
  spec: BankSpec,
  { cell, nowMs, patienceMs = patienceMsDefault }: TaskContext,
): Promise<SealedArchive> {
  const { tenant, contexts } = spec;
  const { archiveBucket, archiveOrigin, schema, secrets } = topology(tenant);
  if ((await headOf(schema, cell)) === 0) return { treeSize: 0, rootHash: '', verifierKey: '' };
  const endMs = nowMs() + patienceMs;
  for (let open = await openWork(spec, cell); open.length > 0; open = await openWork(spec, cell)) {
    if (nowMs() > endMs) throw new Error(`work is under way after ${patienceMs / 1000} s: ${open.join('; ')}`);
    await sleep(pollMs);
  }
  const head = await headOf(schema, cell);
  const key = createPrivateKey(await secretValue(cell.access.secretsDirectory, secrets.archiveSigningKey));
  const { verifierKey } = createSigner(archiveOrigin, key);
  const { endpoint, region, accessKeyId, secretAccessKey } = cell.access.objectStore;
  const bucket = connectArchiveBucket({ endpoint, region, bucket: archiveBucket, accessKeyId, secretAccessKey });
  try {
    for (;;) {
      const archived = await archivedSize(bucket);
      if (archived >= head) break;
      if (nowMs() > endMs) throw new Error(`the archive holds ${archived} of ${head} events: does the archiver run?`);
      await sleep(pollMs);
    }
    const { ok, findings, treeSize, rootHash } = await verifyBucket({ bucket, verifierKey, nowMs: nowMs() });
    if (!ok)
      throw new Error(
        `the archive does not verify: ${findings
          .slice(0, damagesShown)
          .map(({ kind, detail }) => `${kind}: ${detail}`)
          .join('; ')}`,
      );
    // The archiver renews these while it watches; from now on nobody does.
    await lockFinalTree(bucket, treeSize, retainUntil(recordClassesOf(contexts), nowMs()));
    return { treeSize, rootHash, verifierKey };
  } finally {
    bucket.close();
  }
}

async function archivedSize(bucket: ArchiveBucket): Promise<number> {
  const stored = await bucket.get(checkpointPath);
  return (stored && parseCheckpointText(stored.bytes.toString('utf8'))?.size) ?? 0;
}

/** 0 for a bank whose provisioning never came as far as a log. */
async function headOf(schema: string, cell: Cell): Promise<number> {
  const sql = cell.sql();
  if (
    (await sql`select from information_schema.tables where table_schema = ${schema} and table_name = 'log_head'`)
      .length === 0
  )
    return 0;
  const [row] = await sql<{ position: string }[]>`select position::text from ${sql(schema)}.log_head`;
  return Number(row?.position ?? 0);
}
