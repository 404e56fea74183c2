/** What migrations make, found out by applying them: in a schema of their own, inside a transaction. */
import { applyMigrations, type Migration } from '@munim/tenant-schema';
import { randomBytes } from 'node:crypto';
import type { TransactionSql } from 'postgres';
import { type Structure, structureOf } from './structure.ts';

export interface Scratch {
  readonly schema: string;
  readonly structure: Structure;
}

/** It is there until `tx` ends or is rolled back to before. */
export async function makeScratch(tx: TransactionSql, migrations: readonly Migration[]): Promise<Scratch> {
  const schema = `munim_scratch_${randomBytes(8).toString('hex')}`;
  await tx`create schema ${tx(schema)}`;
  await tx`select set_config('search_path', ${schema}, true)`;
  await applyMigrations(tx, migrations);
  const [me] = await tx<{ name: string }[]>`select current_user::text as name`;
  return { schema, structure: await structureOf(tx, schema, me?.name ?? '') };
}
