/** The tables of a bank's schema, made by its own login, at exactly the migrations that this release carries. */
import { appliedMigrations, migrate, migrations } from '@munim/tenant-schema';
import { type Cell, openPostgres } from '../cell.ts';
import type { ResourceKind } from '../resource-kind.ts';
import { secretValue } from '../secrets/secret-files.ts';

type SchemaMigrations = {
  readonly schema: string;
  readonly login: string;
  readonly passwordPath: string;
  /** `<version> <name> <sha256>`, in order. */
  readonly applied: readonly string[];
};

/** What this release wants in every schema. */
export const wantedMigrations = (): string[] => migrations.map(lineOf);

export const schemaMigrations: ResourceKind<SchemaMigrations> = {
  token: 'munim:postgres:Migrations',
  identity: ['schema', 'login', 'passwordPath'],
  guarded: [],
  idOf: ({ schema }) => `${schema}/migrations`,
  check: ({ applied }) => (applied.length > 0 ? {} : { applied: 'a schema needs at least the log' }),
  observe: async (desired, cell) => {
    const applied = await asBank(desired, cell, async (sql) => {
      const [schema] = await sql`select from pg_namespace where nspname = ${desired.schema}`;
      return schema ? (await appliedMigrations(sql)).map(lineOf) : [];
    });
    return applied.length === 0 ? undefined : { ...desired, applied };
  },
  converge: async (desired, observed, cell) => {
    const unknown = (observed?.applied ?? []).filter((line) => !desired.applied.includes(line));
    if (unknown.length > 0)
      throw new Error(
        `the schema ${desired.schema} holds migrations that this release does not: ${unknown.join('; ')}`,
      );
    await asBank(desired, cell, (sql) => migrate(sql));
  },
  /** Goes with its schema. */
  remove: () => Promise.resolve(),
};

const lineOf = ({ version, name, sha256 }: { version: number; name: string; sha256: string }): string =>
  `${version} ${name} ${sha256}`;

async function asBank<T>(
  { login, passwordPath }: SchemaMigrations,
  { access }: Cell,
  work: (sql: ReturnType<typeof openPostgres>) => Promise<T>,
): Promise<T> {
  const url = new URL(access.postgresAdminUrl);
  url.username = login;
  url.password = await secretValue(access.secretsDirectory, passwordPath);
  const sql = openPostgres(url.href, 1);
  try {
    return await work(sql);
  } finally {
    await sql.end({ timeout: 1 });
  }
}
