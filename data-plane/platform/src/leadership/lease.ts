/** One leader per bank: a row that says who leads until when, and a fence that rises with every change of leader. */
import type { Sql } from 'postgres';

export interface Lease {
  readonly name: string;
  readonly holder: string;
  readonly fence: bigint;
}

/** Takes the lease when it is free, expired or ours already; undefined while somebody else holds it. The database's clock decides. */
export async function acquireLease(
  sql: Sql,
  name: string,
  holder: string,
  leaseMs: number,
): Promise<Lease | undefined> {
  const [row] = await sql<{ fence: string }[]>`
    insert into leases as l (name, holder, fence, expires_at)
    values (${name}, ${holder}, 1, clock_timestamp() + make_interval(secs => ${leaseMs / 1000}))
    on conflict (name) do update set
      holder = excluded.holder,
      fence = case when l.holder = excluded.holder then l.fence else l.fence + 1 end,
      expires_at = excluded.expires_at
    where l.holder = excluded.holder or l.expires_at < clock_timestamp()
    returning fence`;
  return row && { name, holder, fence: BigInt(row.fence) };
}

/** False when somebody else took it: stop at once. */
export async function renewLease(sql: Sql, { name, holder, fence }: Lease, leaseMs: number): Promise<boolean> {
  const rows = await sql`
    update leases set expires_at = clock_timestamp() + make_interval(secs => ${leaseMs / 1000})
    where name = ${name} and holder = ${holder} and fence = ${fence.toString()}::bigint returning name`;
  return rows.length === 1;
}

/** Lets the next one in without waiting for the expiry. */
export async function releaseLease(sql: Sql, { name, holder, fence }: Lease): Promise<void> {
  await sql`
    update leases set expires_at = clock_timestamp()
    where name = ${name} and holder = ${holder} and fence = ${fence.toString()}::bigint`;
}
