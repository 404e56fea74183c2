/** Keeps how much of each bank was exported by day, as the gateways tell it: they need no database of ours to count. */
import { type BankUse, meterSource, platformTopics } from '@munim/kernel';
import { type BrokerConnection, consumePartitionBatches, type ReceivedMessage } from '@munim/platform/broker';
import type { Logger } from '@munim/platform/telemetry';
import { parseBankUse } from '@munim/platform/tenancy';
import type { ControlDatabase } from '../database/orm.ts';

export interface FollowExportsOptions {
  readonly orm: ControlDatabase;
  readonly broker: BrokerConnection;
  readonly log: Logger;
  readonly nowMs: () => number;
  readonly topic?: string;
  readonly groupId?: string;
}

const dayMs = 86_400_000;
/** The topic forgets after seven days: a day that is older is told by nobody any more. */
const keptDays = 14;

export async function followExports(options: FollowExportsOptions): Promise<{ readonly stop: () => Promise<void> }> {
  const { orm, broker, log, nowMs, topic = platformTopics.bankUse } = options;
  return consumePartitionBatches(broker, {
    groupId: options.groupId ?? 'control-plane.bank-use',
    topics: [topic],
    // From the oldest each time: what is there already is the same again.
    positions: async () => [],
    onBatch: async ({ messages }) => {
      const told = newestOf(messages.flatMap((message) => read(message, log)));
      if (told.length > 0) await keep(orm, told, nowMs());
    },
  });
}

function read({ value, offset }: ReceivedMessage, log: Logger): BankUse[] {
  if (value === null) return [];
  try {
    const use = parseBankUse(value);
    return use.exports > 0 && use.source !== meterSource ? [use] : [];
  } catch (error) {
    log.warn('a record of what a bank used is ignored', { offset, error });
    return [];
  }
}

/** One of a kind, the largest, since a statement changes a row once. */
function newestOf(uses: readonly BankUse[]): BankUse[] {
  const newest = new Map<string, BankUse>();
  for (const use of uses) {
    const key = JSON.stringify([use.tenant, use.day, use.source]);
    if (use.exports > (newest.get(key)?.exports ?? 0)) newest.set(key, use);
  }
  return [...newest.values()];
}

/** Of banks that we know. A total only grows, whoever tells it and in which order; a day is the sum of its gateways. */
const keep = (orm: ControlDatabase, told: readonly BankUse[], nowMs: number): Promise<void> =>
  orm.em.fork().transactional(async (em) => {
    // One at a time, so that no sum misses what another is about to write.
    await em.execute(`select pg_advisory_xact_lock(hashtextextended('munim exports', 0))`);
    const grown = await em.execute<{ tenant_id: string; day: string }[]>(
      `insert into gateway_exports as known (tenant_id, day, source, exports)
       select t.tenant, t.day, t.source, t.exports
       from jsonb_to_recordset(?::jsonb) as t(tenant text, day date, source text, exports bigint)
       where t.tenant in (select id from tenants) and t.day > ?::date
       on conflict (tenant_id, day, source) do update set exports = excluded.exports
       where known.exports < excluded.exports
       returning tenant_id, day::text as day`,
      [JSON.stringify(told), new Date(nowMs - (keptDays - 1) * dayMs)],
    );
    await em.execute(
      `insert into usage_days as u (tenant_id, day, commands, events, database_bytes, archive_bytes, exports)
       select e.tenant_id, e.day, 0, 0, 0, 0, sum(e.exports) from gateway_exports e
       where (e.tenant_id, e.day) in (
         select g.tenant_id, g.day from jsonb_to_recordset(?::jsonb) as g(tenant_id text, day date))
       group by e.tenant_id, e.day
       on conflict (tenant_id, day) do update set exports = excluded.exports`,
      [JSON.stringify(grown)],
    );
    await em.execute(`delete from gateway_exports where day <= ?::date`, [new Date(nowMs - keptDays * dayMs)]);
  });
