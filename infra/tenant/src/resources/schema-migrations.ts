/** The tables of a bank's schema, made by its own login: at exactly the migrations of its release, and as these make them. */
import { appliedMigrations, migrate, type Migration, migrations, readModelTables } from '@munim/tenant-schema';
import type { TransactionSql } from 'postgres';
import { type Cell, openPostgres } from '../cell.ts';
import { restoreStructure } from '../postgres/restore-structure.ts';
import { makeScratch } from '../postgres/scratch-schema.ts';
import { type Fault, faultsOf, partOf } from '../postgres/structure-faults.ts';
import { type Structure, structureOf } from '../postgres/structure.ts';
import type { PartFinding, ResourceKind } from '../resource-kind.ts';
import { secretValue } from '../secrets/secret-files.ts';

type SchemaMigrations = {
  readonly schema: string;
  readonly login: string;
  readonly passwordPath: string;
  /** `<version> <name> <sha256>`, in order. */
  readonly applied: readonly string[];
  /** Where the schema is not what the applied migrations make. */
  readonly faults: readonly Fault[];
};

export const migrationLines = (list: readonly Migration[]): string[] => list.map(lineOf);

/** Those that come with the code. */
export const packageMigrations = (): string[] => migrationLines(migrations);

export const schemaMigrations: ResourceKind<SchemaMigrations> = {
  token: 'munim:postgres:Migrations',
  identity: ['schema', 'login', 'passwordPath'],
  guarded: [],
  idOf: ({ schema }) => `${schema}/migrations`,
  check: ({ applied }) => (applied.length > 0 ? {} : { applied: 'a schema needs at least the log' }),
  observe: async (desired, cell) => {
    // Asked as the cell: the login of a bank that is taken apart enters no more, or is gone.
    const [schema] = await cell.sql()`select from pg_namespace where nspname = ${desired.schema}`;
    if (!schema) return undefined;
    const applied = await cell.sql().begin(async (tx) => {
      await tx`select set_config('search_path', ${desired.schema}, true)`;
      return (await appliedMigrations(tx)).map(lineOf);
    });
    const faults = await cell.sql().begin((tx) => look(tx, desired, applied, cell));
    return applied.length === 0 && faults.length === 0 ? undefined : { ...desired, applied, faults };
  },
  converge: async (desired, observed, cell) => {
    const unknown = (observed?.applied ?? []).filter((line) => !desired.applied.includes(line));
    if (unknown.length > 0)
      throw new Error(
        `the schema ${desired.schema} holds migrations that this release does not: ${unknown.join('; ')}`,
      );
    const wanted = filesOf(desired.applied, cell);
    if (observed && observed.faults.length > 0) await restore(desired, observed, cell);
    await asBank(desired, cell, (sql) => migrate(sql, wanted));
  },
  partsOf: ({ schema, faults }) => faults.map((fault) => findingOf(fault, schema)),
  /** Goes with its schema. */
  remove: () => Promise.resolve(),
};

const lineOf = ({ version, name, sha256 }: { version: number; name: string; sha256: string }): string =>
  `${version} ${name} ${sha256}`;

/** Throws when a bank is on a release whose files are not ours: what they make cannot be told then. */
function filesOf(lines: readonly string[], cell: Cell): readonly Migration[] {
  const files = cell.migrations().filter((one) => lines.includes(lineOf(one)));
  if (files.length === lines.length) return files;
  const known = files.map(lineOf);
  const missing = lines.filter((line) => !known.includes(line));
  throw new Error(`this release has no files for the migrations ${missing.join('; ')}`);
}

/** What a list of migrations makes on a server never changes: a process finds it out once. By server and migrations. */
const known = new Map<string, Structure>();

async function look(
  tx: TransactionSql,
  desired: SchemaMigrations,
  applied: readonly string[],
  cell: Cell,
): Promise<Fault[]> {
  const actual = await structureOf(tx, desired.schema, desired.login);
  if (actual.size === 0 && applied.length === 0) return [];
  const lines = supposed(desired, applied);
  const key = [cell.access.postgresAdminUrl, ...lines].join('\n');
  const expected = known.get(key) ?? (await structureMadeBy(tx, filesOf(lines, cell)));
  known.set(key, expected);
  return faultsOf(expected, actual);
}

/** A schema that does not know its migrations any more is taken for one that had all of them. */
const supposed = ({ applied: wanted }: SchemaMigrations, applied: readonly string[]): readonly string[] =>
  applied.length > 0 ? applied : wanted;

async function structureMadeBy(tx: TransactionSql, files: readonly Migration[]): Promise<Structure> {
  const { schema, structure } = await makeScratch(tx, files);
  await tx`drop schema ${tx(schema)} cascade`;
  return structure;
}

/** Throws, after all others are repaired, with those that a person has to restore. */
async function restore(desired: SchemaMigrations, { applied }: SchemaMigrations, cell: Cell): Promise<void> {
  const { schema, login } = desired;
  const left = await cell.sql().begin(async (tx) => {
    const scratch = await makeScratch(tx, filesOf(supposed(desired, applied), cell));
    const faults = faultsOf(scratch.structure, await structureOf(tx, schema, login));
    await restoreStructure(tx, { scratch: scratch.schema, schema, owner: login }, faults);
    return faults.filter(({ repairable }) => !repairable);
  });
  if (left.length === 0) return;
  const what = left.map((fault) => `${nameOf(fault)}: ${adviceFor(fault)}`);
  throw new Error(`of ${schema} this is not repaired: ${what.join('; ')}`);
}

const nameOf = (fault: Fault): string => `${partOf(fault).kind} ${partOf(fault).name}`;

function adviceFor(fault: Fault): string | undefined {
  const { kind, on } = partOf(fault);
  if (fault.repairable)
    return kind === 'table' && readModelTables.has(on)
      ? 'a repair makes it again, and the projection fills it from the log'
      : undefined;
  if (fault.expected === null) return 'nothing of ours made it: whoever did drops it';
  return 'it holds what only the bank knows and is never made again empty: suspend the bank, restore the table from the backup of its database, and compare it with the archive (./munim archive verify)';
}

function findingOf(fault: Fault, schema: string): PartFinding {
  const { expected, actual, weakens } = fault;
  const { kind, name } = partOf(fault);
  const advice = adviceFor(fault);
  const exists =
    expected && actual ? undefined : { property: 'existence', expected: expected !== null, actual: actual !== null };
  const difference = exists ?? { property: 'definition', expected: expected?.definition, actual: actual?.definition };
  return {
    name: `${kind} ${name}`,
    type: `postgres-${kind}`,
    id: `${schema}.${name}`,
    differences: [{ ...difference, weakens, ...(advice === undefined ? {} : { advice }) }],
  };
}

/** Logged in as the bank itself. */
export async function asBank<T>(
  { login, passwordPath }: Pick<SchemaMigrations, 'login' | 'passwordPath'>,
  { access }: Pick<Cell, 'access'>,
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
