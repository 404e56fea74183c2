/** Looks behind the API after a replay: balances, trial balance, read models, log and archive, each against its own truth. */
import { contexts } from '@munim/contexts';
import type { Platform } from '@munim/local';
import { type ArchiveBucket, logSource, verifyBucket } from '@munim/platform/archive';
import { checkStreams } from '@munim/platform/log';
import { compareWithLog } from '@munim/platform/projections';
import type { Munim } from '@munim/sdk';
import { say } from '../terminal.ts';
import { type DemoBank, openArchiveOf, openBankDatabase } from './bank-access.ts';
import type { ReplayPlan } from './berka/index.ts';
import { proveLock } from './locked-object.ts';
import type { DemoReport } from './report.ts';
import { untilProjected } from './until-projected.ts';

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

/** Waits until the read models hold everything that the log holds; throws when they no longer come closer to it. */
export async function awaitProjections(platform: Platform, bank: DemoBank): Promise<void> {
  const sql = await openBankDatabase(platform, bank.id);
  try {
    await untilProjected(sql);
  } finally {
    await sql.end();
  }
}

export interface Bookings {
  readonly transactions: number;
  /** Accounts with exactly as many as the source has of theirs. */
  readonly accountsComplete: number;
}

/** What stands on the accounts, from the statements that customers read. */
export async function countBookings(
  platform: Platform,
  bank: DemoBank,
  plan: ReplayPlan,
  accountIds: ReadonlyMap<number, string>,
): Promise<Bookings> {
  const sql = await openBankDatabase(platform, bank.id);
  try {
    const rows = await sql<{ account_id: string; bookings: number }[]>`
      select account_id, count(*)::int as bookings from account_statement group by account_id`;
    const standing = new Map(rows.map((row) => [row.account_id, row.bookings]));
    const planned = Map.groupBy(plan.transactions, ({ accountId }) => accountId);
    const complete = plan.accounts.filter(
      ({ accountId }) => (standing.get(accountIds.get(accountId) ?? '') ?? 0) === (planned.get(accountId)?.length ?? 0),
    );
    return { transactions: rows.reduce((sum, row) => sum + row.bookings, 0), accountsComplete: complete.length };
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
  const { s3 } = platform.services;
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
      deleteRefused: await proveLock({ ...s3, forcePathStyle: true, credentials: s3 }, bucket.name),
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
