/** Looks behind the API after a replay: balances, trial balance, read models, log and archive, each against its own truth. */
import { contexts } from '@munim/contexts';
import type { Platform } from '@munim/local';
import { type ArchiveBucket, logSource, verifyBucket } from '@munim/platform/archive';
import { checkStreams } from '@munim/platform/log';
import { compareWithLog } from '@munim/platform/projections';
import type { Munim } from '@munim/sdk';
import { DeleteObjectCommand, ListObjectVersionsCommand, S3Client } from '@aws-sdk/client-s3';
import { say } from '../terminal.ts';
import { type DemoBank, openArchiveOf, openBankDatabase } from './bank-access.ts';
import type { DemoReport } from './report.ts';

export async function readBalances(
  client: Munim,
  accountIds: ReadonlyMap<number, string>,
): Promise<Map<number, bigint>> {
  const sourceOf = new Map([...accountIds].map(([source, accountId]) => [accountId, source]));
  const balances = new Map<number, bigint>();
  for await (const account of client.accounts.list({ limit: 200 })) {
    const source = sourceOf.get(account.accountId);
    if (source !== undefined) balances.set(source, BigInt(account.balance.amount));
  }
  return balances;
}

/** A group that lost members stands still for their sessions; this is many of those. */
const standsStillMs = 120_000;

/** Waits until the read models hold everything that the log holds. */
export async function awaitProjections(
  platform: Platform,
  bank: DemoBank,
  onLag: (behind: number) => void,
): Promise<void> {
  const sql = await openBankDatabase(platform, bank.id);
  let least = Infinity;
  let movedMs = performance.now();
  try {
    for (;;) {
      const [row] = await sql<{ behind: string }[]>`
        select coalesce(sum(s.version - coalesce(p.version, 0)), 0) as behind
        from streams s left join projected_streams p on p.stream = s.stream`;
      const behind = Number(row?.behind ?? 0);
      onLag(behind);
      if (behind === 0) return;
      if (behind < least) [least, movedMs] = [behind, performance.now()];
      if (performance.now() - movedMs > standsStillMs)
        throw new Error(`${behind} events are in no read model, as ${standsStillMs / 1000} s ago`);
      await new Promise((resolve) => setTimeout(resolve, 200));
    }
  } finally {
    await sql.end();
  }
}

export async function proveLedger(
  platform: Platform,
  bank: DemoBank,
): Promise<Pick<DemoReport, 'ledger' | 'projections'>> {
  const sql = await openBankDatabase(platform, bank.id);
  try {
    const streams = await checkStreams(
      sql,
      contexts.flatMap((context) => context.aggregates),
    );
    if (streams.different.length > 0)
      throw new Error(`kept states differ from the log: ${streams.different.slice(0, 5).join(', ')}`);
    const { totals } = await bank.client.accounts.trialBalance();
    const difference = totals.reduce((sum, total) => sum + BigInt(total.difference), 0n);
    const tables = await compareWithLog(sql, contexts);
    return {
      ledger: { events: streams.events, streams: streams.streams, trialBalance: difference.toString() },
      projections: {
        rowsCompared: tables.reduce((sum, table) => sum + table.rows, 0),
        rowsDifferent: tables.reduce((sum, table) => sum + table.different, 0),
      },
    };
  } finally {
    await sql.end();
  }
}

/** The archiver publishes within ten seconds of an event. */
const archiveWaitMs = 60_000;

/** Waits until the checkpoint covers every event, then verifies signature, tree, locks, and each entry against the log. */
export async function proveArchive(platform: Platform, bank: DemoBank, events: number): Promise<DemoReport['archive']> {
  const { bucket, signer } = await openArchiveOf(platform, bank.id);
  await untilArchived(bucket, events);
  const sql = await openBankDatabase(platform, bank.id);
  try {
    const { verifierKey } = signer;
    const verification = await verifyBucket({ bucket, verifierKey, nowMs: Date.now(), log: logSource(sql) });
    for (const { kind, detail } of verification.findings.slice(0, 10)) say(`archive: ${kind}: ${detail}`);
    return {
      treeSize: verification.treeSize,
      entriesVerified: verification.entriesEqualToLog ?? 0,
      checkpointVerified: verification.ok && verification.signatureVerified && verification.rootVerified,
      deleteRefused: await tryDeletion(platform, bucket.name),
    };
  } finally {
    await sql.end();
  }
}

async function untilArchived(bucket: ArchiveBucket, events: number): Promise<void> {
  const endMs = performance.now() + archiveWaitMs;
  while (performance.now() < endMs) {
    const checkpoint = await bucket.get('checkpoint');
    const size = Number(checkpoint?.bytes.toString('utf8').split('\n')[1] ?? 0);
    if (size >= events) return;
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}

/** With the root keys of the object store, which no pod has: COMPLIANCE holds against everyone. */
async function tryDeletion(platform: Platform, Bucket: string): Promise<boolean> {
  const { endpoint, region, accessKeyId, secretAccessKey } = platform.services.s3;
  const s3 = new S3Client({ endpoint, region, forcePathStyle: true, credentials: { accessKeyId, secretAccessKey } });
  try {
    const { Versions = [] } = await s3.send(new ListObjectVersionsCommand({ Bucket, MaxKeys: 20 }));
    const [version] = Versions;
    if (!version?.Key || !version.VersionId) throw new Error(`nothing is in ${Bucket}`);
    try {
      await s3.send(
        new DeleteObjectCommand({
          Bucket,
          Key: version.Key,
          VersionId: version.VersionId,
          BypassGovernanceRetention: true,
        }),
      );
      return false;
    } catch (error) {
      const status = (error as { $metadata?: { httpStatusCode?: number } }).$metadata?.httpStatusCode;
      return status === 403 || status === 400;
    }
  } finally {
    s3.destroy();
  }
}
