/** Asks a bank how it is, with its own login and without writing: what decides whether an upgrade goes on to the next. */
import { type TenantId, topology } from '@munim/kernel';
import { appliedMigrations } from '@munim/tenant-schema';
import type { CellAccess } from './cell.ts';
import { asBank } from './resources/schema-migrations.ts';

export interface BankHealth {
  /** `<version> <name> <sha256>` of what its schema holds. */
  readonly migrations: readonly string[];
  /** Position of the log's last event, as its head has it and as its events have it: equal, or the log is broken. */
  readonly head: bigint;
  readonly lastEvent: bigint;
}

/** A bank that does not answer within this is not well. */
const answerWithinMs = 5_000;

/** Rejects when the bank does not answer. */
export async function probeBank(tenant: TenantId, access: CellAccess): Promise<BankHealth> {
  const { login, secrets } = topology(tenant);
  return asBank({ login, passwordPath: secrets.postgresPassword }, { access }, (sql) =>
    sql.begin('isolation level repeatable read read only', async (tx) => {
      await tx`select set_config('statement_timeout', ${`${answerWithinMs}ms`}, true)`;
      const [row] = await tx<{ head: string; last: string }[]>`
        select (select position from log_head)::text as head,
               (select coalesce(max(position), 0) from events)::text as last`;
      if (!row) throw new Error('the log answered with nothing');
      return {
        migrations: (await appliedMigrations(tx)).map((one) => `${one.version} ${one.name} ${one.sha256}`),
        head: BigInt(row.head),
        lastEvent: BigInt(row.last),
      };
    }),
  );
}
