/**
 * Makes a bank's schema again what its migrations made, as far as nothing of the bank's truth is made up: a read model
 * that is gone comes back empty and closed to everybody, until the projection has filled it from the log and opens it.
 */
import type { TransactionSql } from 'postgres';
import { type Fault, partOf } from './structure-faults.ts';
import type { Part, PartKind } from './structure.ts';

interface Place {
  /** Schema that the migrations were applied in, in this transaction; its tables are used up. */
  readonly scratch: string;
  readonly schema: string;
  readonly owner: string;
}

/** The bank's traffic does not queue behind a repair: it is tried again instead. */
const lockTimeout = '5s';

/** What others stand on comes first. */
const order: readonly PartKind[] = [
  'table',
  'owner',
  'grant',
  'setting',
  'function',
  'constraint',
  'index',
  'trigger',
  'rule',
  'policy',
];
const byOrder = (one: Fault, other: Fault): number =>
  order.indexOf(partOf(one).kind) - order.indexOf(partOf(other).kind);

export async function restoreStructure(tx: TransactionSql, place: Place, faults: readonly Fault[]): Promise<void> {
  await tx`select set_config('lock_timeout', ${lockTimeout}, true), set_config('search_path', ${place.schema}, true)`;
  for (const fault of faults.filter(({ repairable }) => repairable).toSorted(byOrder)) {
    const isOurs = ['table', 'owner'].includes(partOf(fault).kind);
    // As the bank itself: what the bank has in its schema is never run with our rights.
    if (!isOurs) await tx`select set_config('role', ${place.owner}, true)`;
    for (const statement of statementsFor(fault, place)) await tx.unsafe(statement);
    if (!isOurs) await tx`reset role`;
  }
  await tx`drop schema ${tx(place.scratch)} cascade`;
}

function statementsFor(fault: Fault, { scratch, schema, owner }: Place): string[] {
  const { expected, actual } = fault;
  const { kind, on, name } = partOf(fault);
  const table = `${schema}.${quoted(on)}`;
  switch (kind) {
    case 'table':
      return [
        ...(actual ? [`drop table ${table}`] : []),
        `alter table ${scratch}.${quoted(on)} set schema ${schema}`,
        `alter table ${table} owner to ${owner}`,
        `revoke all on ${table} from ${owner}`,
      ];
    case 'owner':
      return [`alter ${isRoutine(name) ? `routine ${schema}.${name}` : `table ${table}`} owner to ${owner}`];
    case 'grant': {
      const guest = name.slice(`${on} to `.length);
      return [`revoke all on ${table} from ${guest === 'public' ? guest : quoted(guest)}`];
    }
    case 'setting':
      return settingStatements(table, expected, actual);
    case 'function':
      // Replaced where it stands: triggers hang on it.
      return [expected?.definition ?? `drop routine ${schema}.${name}`];
    case 'constraint':
    case 'index':
    case 'trigger':
    case 'rule':
    case 'policy':
      return [...(actual ? [dropOf(actual, table, schema)] : []), ...(expected ? [makeOf(expected, table)] : [])];
  }
}

const isRoutine = (name: string): boolean => name.endsWith(')');

/** `logged; row security; fillfactor=70, …`, as `structureOf` writes it. */
function settingStatements(table: string, expected: Part | null, actual: Part | null): string[] {
  const wanted = storageOf(expected);
  const names = storageOf(actual).map((one) => one.split('=')[0]);
  return [
    `alter table ${table} set logged, disable row level security, no force row level security`,
    ...(names.length > 0 ? [`alter table ${table} reset (${names.join(', ')})`] : []),
    ...(wanted.length > 0 ? [`alter table ${table} set (${wanted.join(', ')})`] : []),
  ];
}
const storageOf = (part: Part | null): string[] =>
  part?.definition
    .split('; ')
    .slice(1)
    .filter((one) => one.includes('='))
    .flatMap((one) => one.split(', ')) ?? [];

function dropOf({ kind, on, name }: Part, table: string, schema: string): string {
  if (kind === 'index') return `drop index ${schema}.${quoted(name)}`;
  const own = quoted(name.slice(`${on}.`.length));
  return kind === 'constraint' ? `alter table ${table} drop constraint ${own}` : `drop ${kind} ${own} on ${table}`;
}

const makeOf = ({ kind, on, name, definition }: Part, table: string): string =>
  kind === 'constraint'
    ? `alter table ${table} add constraint ${quoted(name.slice(`${on}.`.length))} ${definition}`
    : definition;

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
