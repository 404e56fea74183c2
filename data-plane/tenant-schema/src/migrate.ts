/**
 * Brings one bank's schema up to the migrations, all that are missing in one transaction: whatever fails or dies, the
 * bank is whole on its old version or whole on the new one, and its commands only wait meanwhile.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql, TransactionSql } from 'postgres';
import { type Migration, migrations as allMigrations } from './migrations.ts';

export interface AppliedMigration {
  readonly version: number;
  readonly name: string;
  readonly sha256: string;
}

export interface MigrationLimits {
  /** Longest time for which commands are held up. */
  readonly holdMsMax: number;
}
/**
 * Pods give a statement 10 s and the gateway gives them 15 s: with the wait for the locks before it, and the commands
 * that queued up after it, this leaves every command its answer.
 */
const defaultLimits: MigrationLimits = { holdMsMax: 5_000 };
/** Who waits for a table's lock holds up all who come after; Postgres looks for deadlocks after a second. */
const lockTimeoutMs = 500;
const lockAttemptsMax = 40;
/** Lets through those who queued up behind the attempt. */
const lockPauseMs = 500;

/**
 * `sql` is logged in as the bank and its search_path is the bank's schema. Two runners at once apply each file once.
 * Throws when an applied file has changed since: write a new migration instead.
 */
export async function migrate(
  sql: Sql,
  wanted: readonly Migration[] = allMigrations,
  limits: MigrationLimits = defaultLimits,
): Promise<AppliedMigration[]> {
  for (let attempt = 1; ; attempt++) {
    try {
      await sql.begin(async (tx) => {
        await tx`select set_config('lock_timeout', ${`${lockTimeoutMs}ms`}, true)`;
        await applyMigrations(tx, wanted, limits);
      });
      return await appliedMigrations(sql);
    } catch (error) {
      if (!isLockUnavailable(error) || attempt === lockAttemptsMax) throw error;
      await sleep(lockPauseMs);
    }
  }
}

/** What the schema holds, in order of version; empty before the first migration. */
export async function appliedMigrations(sql: Sql | TransactionSql): Promise<AppliedMigration[]> {
  if (!(await exists(sql, 'schema_migrations'))) return [];
  const rows = await sql<AppliedMigration[]>`select version, name, sha256 from schema_migrations order by version`;
  return rows.map(({ version, name, sha256 }) => ({ version, name, sha256 }));
}

/**
 * All that are missing, in a transaction whose search_path is the schema; nothing when none is. Throws as `migrate` does.
 */
export async function applyMigrations(
  tx: TransactionSql,
  wanted: readonly Migration[],
  { holdMsMax }: MigrationLimits = defaultLimits,
): Promise<void> {
  await lockSchema(tx);
  const applied = new Map((await appliedMigrations(tx)).map((one) => [one.version, one]));
  const missing = wanted.filter(({ version }) => !applied.has(version));
  for (const migration of wanted) refuseEdited(migration, applied.get(migration.version));
  if (missing.length === 0) return;
  if (applied.size === 0)
    await tx`create table if not exists schema_migrations (
      version    integer     primary key,
      name       text        not null,
      sha256     text        not null,
      applied_at timestamptz not null default now()
    )`;
  const holdCommands = await exists(tx, 'log_head');
  // Every command locks the log's head first, so none is half way, and no lock that it holds is waited for below.
  if (holdCommands) await tx`lock table log_head in access exclusive mode`;
  const endMs = performance.now() + holdMsMax;
  for (const { version, name, sha256, sql } of missing) {
    if (holdCommands) await limitStatements(tx, name, { leftMs: endMs - performance.now(), holdMsMax });
    await tx.unsafe(sql);
    await tx`insert into schema_migrations (version, name, sha256) values (${version}, ${name}, ${sha256})`;
  }
}

function refuseEdited({ version, name, sha256 }: Migration, applied: AppliedMigration | undefined): void {
  if (applied === undefined || applied.sha256 === sha256) return;
  throw new Error(
    `migration ${version} (${name}) was applied with another content: ` +
      'put the file back as it was and write the change as a new migration',
  );
}

/** A migration that commands would have to wait for too long is taken back instead. */
async function limitStatements(
  tx: TransactionSql,
  name: string,
  { leftMs, holdMsMax }: MigrationLimits & { readonly leftMs: number },
): Promise<void> {
  if (leftMs < 1)
    throw new Error(`the migrations before ${name} held commands up for ${holdMsMax} ms: release them one by one`);
  await tx`select set_config('statement_timeout', ${`${Math.ceil(leftMs)}ms`}, true)`;
}

async function exists(sql: Sql | TransactionSql, table: string): Promise<boolean> {
  const [row] = await sql<{ found: string | null }[]>`select to_regclass(${table})::text as found`;
  return row?.found != null;
}

/** Advisory locks are seen by the whole database, so the key names the schema. */
async function lockSchema(tx: TransactionSql): Promise<void> {
  const [row] = await tx<{ schema: string | null }[]>`select current_schema() as schema`;
  if (row?.schema == null || row.schema === 'public')
    throw new Error("migrations belong into a bank's schema: log in as the bank, with its schema as search_path");
  await tx`select pg_advisory_xact_lock(hashtextextended(${`munim schema migrations ${row.schema}`}, 0))`;
}

const isLockUnavailable = (error: unknown): boolean => (error as { code?: unknown }).code === '55P03';
