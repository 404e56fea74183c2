/**
 * Builds the read models of a context anew from the log while the old ones serve, compares the two, and on request puts
 * the new rows in the place of the old. No side effects: read models only write their tables.
 */
import type { Sql, TransactionSql } from 'postgres';
import type { ProjectedContext } from './read-model.ts';
import {
  compareTable,
  createSideTables,
  foldLog,
  loadProjectedVersions,
  type ProjectedVersions,
  sideName,
  type TableComparison,
  tablesOf,
} from './side-tables.ts';

export interface RebuildResult {
  readonly events: number;
  readonly tables: readonly TableComparison[];
  readonly rowsCompared: number;
  readonly rowsDifferent: number;
  readonly replaced: boolean;
}

/** Another rebuild of the same context is under way. */
export class RebuildUnderWayError extends Error {}

interface Built {
  readonly events: number;
  readonly tables: readonly TableComparison[];
  readonly versions: ProjectedVersions;
  /** The side tables as Postgres knows them: another rebuild would have made others. */
  readonly identity: string;
}

/**
 * With `replace`, the projection of the context stands still for the last step: folding what came since, and copying the
 * rows. Killed anywhere, the live tables are either all old or all new.
 */
export async function rebuild(
  sql: Sql,
  context: ProjectedContext,
  options: { readonly replace?: boolean } = {},
): Promise<RebuildResult> {
  const built = await sql.begin<Built>('isolation level repeatable read', (tx) => build(tx, context));
  try {
    if (options.replace) await sql.begin((tx) => replace(tx, context, built));
  } finally {
    await sql.begin((tx) => dropSideTables(tx, context, built.identity));
  }
  return {
    events: built.events,
    tables: built.tables,
    rowsCompared: built.tables.reduce((sum, table) => sum + table.rows, 0),
    rowsDifferent: built.tables.reduce((sum, table) => sum + table.different, 0),
    replaced: options.replace ?? false,
  };
}

async function build(tx: TransactionSql, context: ProjectedContext): Promise<Built> {
  await tx`set local statement_timeout = 0`;
  await lockRebuild(tx, context);
  await createSideTables(tx, [context]);
  const versions = await loadProjectedVersions(tx, [context]);
  const events = await foldLog(tx, [context], versions);
  const tables: TableComparison[] = [];
  for (const table of tablesOf([context])) tables.push(await compareTable(tx, table));
  return { events, tables, versions, identity: await identityOf(tx, context) };
}

async function replace(tx: TransactionSql, context: ProjectedContext, built: Built): Promise<void> {
  await tx`set local statement_timeout = 0`;
  await lockRebuild(tx, context);
  if ((await identityOf(tx, context)) !== built.identity)
    throw new RebuildUnderWayError('another rebuild took the side tables');
  /** Nobody applies a batch of this context from here on, and each stream's version is final. */
  await tx`select from projection_checkpoints where context = ${context.name} order by topic, partition for update`;
  for (const table of tablesOf([context])) await tx`lock table ${tx(table)} in share row exclusive mode`;
  const now = await loadProjectedVersions(tx, [context]);
  await foldLog(tx, [context], now, built.versions, await beforeFirstMissing(tx, context, built.versions, now));
  for (const table of tablesOf([context])) {
    const columns = await columnsOf(tx, table);
    await tx`truncate ${tx(table)}`;
    await tx`insert into ${tx(table)} (${tx(columns)}) overriding system value select ${tx(columns)} from ${tx(sideName(table))}`;
  }
}

/** So that a switch after a long rebuild reads the end of the log, not the whole again. */
async function beforeFirstMissing(
  tx: TransactionSql,
  context: ProjectedContext,
  built: ProjectedVersions,
  now: ProjectedVersions,
): Promise<bigint> {
  const moved = [...now].filter(([key, version]) => version > (built.get(key) ?? 0n)).map(([key]) => key);
  const [row] = await tx<{ before: string }[]>`
    select coalesce(min(e.position) - 1, (select position from log_head)) as before
    from unnest(${moved.map((key) => key.slice(context.name.length + 1))}::text[],
      ${moved.map((key) => String(built.get(key) ?? 0n))}::bigint[]) u (stream, version)
    join events e on e.stream = u.stream and e.version = u.version + 1`;
  return BigInt(row?.before ?? 0);
}

/** Per schema and context, for the transaction. */
export async function lockRebuild(tx: TransactionSql, context: ProjectedContext): Promise<void> {
  const [row] = await tx<{ taken: boolean }[]>`
    select pg_try_advisory_xact_lock(hashtextextended(current_schema() || ' rebuild ' || ${context.name}, 0)) as taken`;
  if (!row?.taken) throw new RebuildUnderWayError(`a rebuild of ${context.name} is under way: wait for its end`);
}

async function identityOf(tx: TransactionSql, context: ProjectedContext): Promise<string> {
  const [row] = await tx<{ identity: string | null }[]>`
    select string_agg(coalesce(to_regclass(name)::oid::text, 'gone'), ' ' order by name) as identity
    from unnest(${tablesOf([context]).map(sideName)}::text[]) name`;
  return row?.identity ?? '';
}

async function dropSideTables(tx: TransactionSql, context: ProjectedContext, identity: string): Promise<void> {
  if ((await identityOf(tx, context)) !== identity) return;
  for (const table of tablesOf([context])) await tx`drop table ${tx(sideName(table))}`;
}

/** A generated column is computed again. */
export async function columnsOf(tx: TransactionSql, table: string): Promise<string[]> {
  const rows = await tx<{ name: string }[]>`
    select attname as name from pg_attribute
    where attrelid = to_regclass(${table}) and attnum > 0 and not attisdropped and attgenerated = '' order by attnum`;
  return rows.map((row) => row.name);
}
