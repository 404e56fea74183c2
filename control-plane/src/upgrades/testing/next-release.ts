/** A next release for tests: the code's own migrations, and one that a bank with two streams of a kind cannot take. */
import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const own = fileURLToPath(new URL('../../../../data-plane/tenant-schema/migrations', import.meta.url));

export const nextVersion = 9001;
/** The first statements succeed everywhere, the last one only where it may. */
const next = `-- Adds a column to a table of the log, a table and a constraint.
alter table streams add column next_note text;
create table next_notes (id text primary key);
create unique index next_one_of_a_kind on streams (left(stream, 4)) where stream like 'cus\\_%';
`;

/** Rows that it cannot stand; without the second of them it can. */
export const unbearable = (schema: string): string =>
  `insert into ${schema}.streams (stream, version, state) values ('cus_a', 1, '{}'), ('cus_b', 1, '{}')`;
export const bearable = (schema: string): string => `delete from ${schema}.streams where stream = 'cus_b'`;

/** For MUNIM_TENANT_MIGRATIONS_DIR. */
export async function makeNextRelease(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'munim-next-'));
  await cp(own, folder, { recursive: true });
  await writeFile(join(folder, `${nextVersion}_next.sql`), next);
  return folder;
}
