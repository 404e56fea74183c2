/** A release for the benchmark: the code's own migrations and one more, which touches every table that commands write. */
import { checkoutDirectory } from '@munim/local';
import { cp, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** The last statement fails in a bank that has more than one customer: what its data is like, nobody knew before. */
const migration = `-- Adds what a next release would: columns to the tables under load, a table of its own, a constraint.
alter table streams add column bench_note text;
alter table events add column bench_note text;
alter table log_head add column bench_note text;
alter table account_details add column bench_note text;
create table bench_notes (id text primary key, body text);
create index bench_notes_by_body on bench_notes (body);
create unique index bench_one_customer on streams (left(stream, 4)) where stream like 'cus\\_%';
`;
export const newMigration = 9001;

/** For MUNIM_TENANT_MIGRATIONS_DIR. */
export async function makeReleaseFolder(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'munim-release-'));
  await cp(join(checkoutDirectory, 'data-plane/tenant-schema/migrations'), folder, { recursive: true });
  await writeFile(join(folder, `${newMigration}_bench.sql`), migration);
  return folder;
}
