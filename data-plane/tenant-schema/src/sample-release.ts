/** A next release to try an upgrade with: the code's own migrations, and one that a bank with two customers cannot take. */
import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const own = fileURLToPath(new URL('../migrations', import.meta.url));

export const nextVersion = 9001;
/** It touches every table that commands write. The first statements succeed everywhere, the last one only where it may. */
const next = `-- Adds what a next release would: columns to tables under load, a table of its own, a constraint.
alter table streams add column next_note text;
alter table events add column next_note text;
alter table log_head add column next_note text;
alter table account_details add column next_note text;
create table next_notes (id text primary key, body text);
create index next_notes_by_body on next_notes (body);
create unique index next_one_customer on streams (left(stream, 4)) where stream like 'cus\\_%';
`;

/** How a bank says that it cannot take it. */
export const nextRefusal = 'could not create unique index "next_one_customer"';

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
