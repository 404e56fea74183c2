/** The bank's schema: owned by its login, and no other role may even look in. */
import { changeCatalogue } from '../postgres/catalogue-lock.ts';
import type { ResourceKind } from '../resource-kind.ts';

type PostgresSchema = {
  readonly schema: string;
  readonly owner: string;
  /** Roles other than the owner that hold any right on the schema. */
  readonly guests: readonly string[];
};

export const postgresSchema: ResourceKind<PostgresSchema> = {
  token: 'munim:postgres:Schema',
  identity: ['schema'],
  guarded: ['owner', 'guests'],
  idOf: ({ schema }) => schema,
  check: ({ schema }) => (/^bank_[a-z0-9_]+$/.test(schema) ? {} : { schema: "a bank's schema starts with bank_" }),
  observe: async (desired, cell) => {
    const [row] = await cell.sql()<{ owner: string; guests: string[] }[]>`
      select nspowner::regrole::text as owner,
             array(select distinct coalesce(g.rolname::text, 'public')
                   from aclexplode(nspacl) a left join pg_roles g on g.oid = a.grantee
                   where a.grantee <> nspowner order by 1) as guests
      from pg_namespace where nspname = ${desired.schema}`;
    return row && { ...desired, ...row };
  },
  converge: async ({ schema, owner }, observed, cell) => {
    if (observed && observed.owner !== owner)
      throw new Error(
        `the schema ${schema} belongs to ${observed.owner}: what another owns is never taken over; look who made it`,
      );
    await changeCatalogue(cell.sql(), async (tx) => {
      await tx`create schema if not exists ${tx(schema)} authorization ${tx(owner)}`;
      for (const guest of observed?.guests ?? [])
        await (guest === 'public'
          ? tx`revoke all on schema ${tx(schema)} from public`
          : tx`revoke all on schema ${tx(schema)} from ${tx(guest)}`);
    });
  },
  remove: async ({ schema }, cell) => {
    await cell.sql()`drop schema if exists ${cell.sql()(schema)} cascade`;
  },
};
