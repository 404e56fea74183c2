/** Reads the migration files: number, name and checksum come from the file, so that none can be forgotten. */
import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { unsafeOnline } from './online-safety.ts';

export interface Migration {
  /** The file's number. Contexts own ranges, so numbers have gaps and a lower one may come later. */
  readonly version: number;
  readonly name: string;
  readonly sql: string;
  /** Of the file's bytes: an applied migration that was edited afterwards is refused. */
  readonly sha256: string;
}

const fileName = /^(\d{4})_([a-z0-9_]+)\.sql$/;

/** Throws on a file that is not a migration, on two with one number, and on one that older pods could not live with. */
export function readMigrations(directory: URL): readonly Migration[] {
  const found = readdirSync(directory)
    .sort()
    .map((file) => readMigration(directory, file));
  for (const [index, one] of found.entries())
    if (found[index - 1]?.version === one.version)
      throw new Error(`two migrations have the number ${one.version}: give ${one.name} the next free one`);
  return found;
}

function readMigration(directory: URL, file: string): Migration {
  const [, number, name] = fileName.exec(file) ?? [];
  if (number === undefined || name === undefined)
    throw new Error(`${file} in ${fileURLToPath(directory)} is not named like 0001_log.sql`);
  const sql = readFileSync(new URL(file, directory), 'utf8');
  const unsafe = unsafeOnline(sql);
  if (unsafe !== undefined)
    throw new Error(
      `${file}: ${unsafe}. Add first; take away in a later release, in a file that says so: "-- second step: <why no pod needs it>"`,
    );
  return { version: Number(number), name, sql, sha256: createHash('sha256').update(sql).digest('hex') };
}

export const migrations = readMigrations(new URL('../migrations/', import.meta.url));
