/** A schema with an empty log for one spec, in the database that the suite was given. */
import { readFile } from 'node:fs/promises';
import postgres, { type Sql } from 'postgres';

const migration = new URL('../../../../tenant-schema/migrations/0001_log.sql', import.meta.url);

export interface LogSchema {
  /** A pool of so many connections whose search_path is the schema. */
  readonly pool: (max: number) => Sql;
  readonly drop: () => Promise<void>;
}

export async function createLogSchema(url: string): Promise<LogSchema> {
  const schema = `log_${crypto.randomUUID().replaceAll('-', '')}`;
  const admin = postgres(url, { max: 1, onnotice: () => undefined });
  await admin.unsafe(`create schema ${schema}; set search_path = ${schema}; ${await readFile(migration, 'utf8')}`);
  const pools: Sql[] = [];
  return {
    pool: (max) => {
      const pool = postgres(url, { max, onnotice: () => undefined, connection: { search_path: schema } });
      pools.push(pool);
      return pool;
    },
    drop: async () => {
      await Promise.all(pools.map((pool) => pool.end({ timeout: 1 })));
      await admin.unsafe(`drop schema ${schema} cascade`);
      await admin.end();
    },
  };
}
