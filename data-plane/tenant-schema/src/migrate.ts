/** Brings one bank's schema up to the migrations: one transaction a file, so a kill leaves a whole number of them. */
import type { Sql, TransactionSql } from 'postgres';
import { type Migration, migrations as allMigrations } from './migrations.ts';

export interface AppliedMigration {
  readonly version: number;
  readonly name: string;
  readonly sha256: string;
}

/**
 * `sql` is logged in as the bank and its search_path is the bank's schema. Two runners at once apply each file once.
 * Throws when an applied file has changed since: write a new migration instead.
 */
export async function migrate(sql: Sql, wanted: readonly Migration[] = allMigrations): Promise<AppliedMigration[]> {
  for (const migration of wanted) await sql.begin((tx) => applyMigration(tx, migration));
  return appliedMigrations(sql);
}

/** What the schema holds, in order of version; empty before the first migration. */
export async function appliedMigrations(sql: Sql | TransactionSql): Promise<AppliedMigration[]> {
  if (!(await isManaged(sql))) return [];
  const rows = await sql<AppliedMigration[]>`select version, name, sha256 from schema_migrations order by version`;
  return rows.map(({ version, name, sha256 }) => ({ version, name, sha256 }));
}

/** In a transaction whose search_path is the schema; does nothing when it was applied before. Throws as `migrate` does. */
export async function applyMigration(tx: TransactionSql, migration: Migration): Promise<void> {
  await lockSchema(tx);
  if (!(await isManaged(tx)))
    await tx`create table schema_migrations (
      version    integer     primary key,
      name       text        not null,
      sha256     text        not null,
      applied_at timestamptz not null default now()
    )`;
  const [applied] = await tx<
    { sha256: string }[]
  >`select sha256 from schema_migrations where version = ${migration.version}`;
  if (applied === undefined) {
    await tx.unsafe(migration.sql);
    const { version, name, sha256 } = migration;
    await tx`insert into schema_migrations (version, name, sha256) values (${version}, ${name}, ${sha256})`;
  } else if (applied.sha256 !== migration.sha256) {
    throw new Error(
      `migration ${migration.version} (${migration.name}) was applied with another content: ` +
        'put the file back as it was and write the change as a new migration',
    );
  }
}

async function isManaged(sql: Sql | TransactionSql): Promise<boolean> {
  const [table] = await sql<{ found: string | null }[]>`select to_regclass('schema_migrations')::text as found`;
  return table?.found != null;
}

/** Advisory locks are seen by the whole database, so the key names the schema. */
async function lockSchema(tx: TransactionSql): Promise<void> {
  const [row] = await tx<{ schema: string | null }[]>`select current_schema() as schema`;
  if (row?.schema == null || row.schema === 'public')
    throw new Error("migrations belong into a bank's schema: log in as the bank, with its schema as search_path");
  await tx`select pg_advisory_xact_lock(hashtextextended(${`munim schema migrations ${row.schema}`}, 0))`;
}
