/**
 * Brings what clients did at the issuers, and operators with support grants at the gateways, into the audit log: one entry for
 * each client or grant and hour, once the hour is over. Neither needs a database of ours, and what they say again, or late,
 * changes nothing that was counted.
 */
import { type ClientHour, platformTopics } from '@munim/kernel';
import { type BrokerConnection, consumePartitionBatches } from '@munim/platform/broker';
import { z } from '@munim/platform/http';
import type { Logger } from '@munim/platform/telemetry';
import type { Outcomes } from '../database/entities/client-action.ts';
import type { ControlDatabase, EntityManager } from '../database/orm.ts';
import { countLooks } from '../support/count-looks.ts';
import { operatorActor, recordDeed } from './record.ts';

export interface ClientActionsOptions {
  readonly orm: ControlDatabase;
  readonly broker: BrokerConnection;
  readonly log: Logger;
  readonly nowMs: () => number;
  readonly topic?: string;
  readonly groupId?: string;
  readonly auditEveryMs?: number;
}

const hourMs = 3_600_000;
/** Issuers tell every ten seconds; one that waited for Kafka longer gets a second entry for its hour. */
const graceMs = 120_000;
const auditEveryMsDefault = 30_000;
/** One transaction; each row becomes a part of one entry. */
const clientHoursMax = 200;
/** The topic forgets after seven days: an hour that is older is told by nobody any more. */
const keptDays = 14;

const count = z.object({
  count: z.int().min(1).max(1_000_000_000),
  firstAt: z.iso.datetime(),
  lastAt: z.iso.datetime().optional(),
});
const record: z.ZodType<ClientHour> = z.object({
  clientId: z.string().min(1).max(100),
  hour: z.iso.datetime(),
  source: z.string().min(1).max(300),
  // The closed list of an issuer's answers has six; a gateway has some thirty operations, answered or refused.
  outcomes: z.record(z.string().regex(/^[a-z_]{1,80}$/i), count).refine((all) => Object.keys(all).length <= 200),
});

export async function auditClientActions(
  options: ClientActionsOptions,
): Promise<{ readonly stop: () => Promise<void> }> {
  const { orm, broker, log, nowMs, topic = platformTopics.clientActions } = options;
  const consumer = await consumePartitionBatches(broker, {
    groupId: options.groupId ?? 'control-plane.client-actions',
    topics: [topic],
    // From the oldest each time: what is there already is the same again, and a week of hours is soon read.
    positions: async () => [],
    onBatch: async ({ messages }) => {
      const hours = messages.flatMap(({ value, offset }) => {
        const parsed = record.safeParse(jsonOf(value ?? ''));
        if (!parsed.success) log.warn('a record of client actions is ignored', { topic, offset });
        return parsed.success ? [parsed.data] : [];
      });
      if (hours.length > 0) await keep(orm, hours, nowMs());
    },
  });
  let auditing: Promise<void> | undefined;
  const timer = setInterval(() => {
    auditing ??= auditFinishedHours(orm, nowMs())
      .catch((error: unknown) => log.warn('client actions wait for the audit log', { error }))
      .finally(() => (auditing = undefined));
  }, options.auditEveryMs ?? auditEveryMsDefault);
  return {
    stop: async () => {
      clearInterval(timer);
      await Promise.all([consumer.stop(), auditing]);
    },
  };
}

/** Of clients and grants that we know; a total only grows, whoever tells it and in which order. */
async function keep(orm: ControlDatabase, hours: readonly ClientHour[], nowMs: number): Promise<void> {
  const newest = new Map<string, ClientHour & { total: number }>();
  const oldest = new Date(nowMs - (keptDays - 1) * 24 * hourMs).toISOString();
  for (const hour of hours) {
    const key = `${hour.clientId}/${hour.hour}/${hour.source}`;
    const total = Object.values(hour.outcomes).reduce((sum, one) => sum + one.count, 0);
    if (hour.hour >= oldest && total > (newest.get(key)?.total ?? 0)) newest.set(key, { ...hour, total });
  }
  const told = JSON.stringify([...newest.values()]);
  await orm.em.fork().execute(
    `insert into client_actions as known (client_id, hour, source, total, actions)
     select told."clientId", told.hour, told.source, told.total, told.outcomes
     from jsonb_to_recordset(?::jsonb) as told("clientId" text, hour timestamptz, source text, total integer, outcomes jsonb)
     where told."clientId" in (select id from clients union all select id from support_grants)
     on conflict (client_id, hour, source) do update set total = excluded.total, actions = excluded.actions
     where known.total < excluded.total`,
    [told],
  );
  await countLooks(orm.em.fork(), told);
}

interface Row {
  readonly client_id: string;
  readonly tenant_id: string;
  /** Of a support grant: whose look it was. */
  readonly operator_id: string | null;
  /** As text: the driver gives what it likes. */
  readonly hour: string;
  readonly source: string;
  readonly actions: Outcomes;
  readonly audited: Outcomes;
}

/** Entry and mark are one transaction: stopped anywhere, an hour has its entry once. */
export async function auditFinishedHours(orm: ControlDatabase, nowMs: number): Promise<void> {
  const finished = new Date(Math.floor((nowMs - graceMs) / hourMs) * hourMs);
  for (let more = true; more; )
    more = await orm.em.fork().transactional(async (em) => {
      // One at a time, so that the issuers' parts of one hour come into one entry.
      await em.execute(`select pg_advisory_xact_lock(hashtextextended('munim client actions', 0))`);
      const rows = await em.execute<Row[]>(
        `select a.client_id, coalesce(c.tenant_id, g.tenant_id) as tenant_id, g.operator_id, to_char(a.hour at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI"Z"') as hour, a.source, a.actions, a.audited from client_actions a
         left join clients c on c.id = a.client_id
         left join support_grants g on g.id = a.client_id
         where (a.client_id, a.hour) in (
           select distinct client_id, hour from client_actions
           where audited_total < total and hour < ? order by hour, client_id limit ?)
         order by a.hour, a.client_id for update of a`,
        [finished, clientHoursMax],
      );
      for (const hour of byClientHour(rows)) recordHour(em, hour);
      await em.execute(
        `update client_actions a set audited = a.actions, audited_total = a.total
         from jsonb_to_recordset(?::jsonb) as done(client_id text, hour timestamptz, source text)
         where (a.client_id, a.hour, a.source) = (done.client_id, done.hour, done.source)`,
        [JSON.stringify(rows.map(({ client_id, hour, source }) => ({ client_id, hour, source })))],
      );
      await em.execute(`delete from client_actions where hour < ?`, [new Date(nowMs - keptDays * 24 * hourMs)]);
      return rows.length > 0;
    });
}

function byClientHour(rows: readonly Row[]): Row[][] {
  const groups = new Map<string, Row[]>();
  for (const row of rows) {
    const key = `${row.client_id}/${row.hour}`;
    groups.set(key, [...(groups.get(key) ?? []), row]);
  }
  return [...groups.values()];
}

function recordHour(em: EntityManager, rows: readonly Row[]): void {
  const [row] = rows;
  if (row === undefined) return;
  const { client_id: id, operator_id: operator, hour: from } = row;
  recordDeed(em, {
    ...(operator === null
      ? { actor: `client:${id}`, action: 'askForTokens' }
      : { actor: operatorActor(operator), action: 'lookIntoBank' }),
    target: `tenant/${row.tenant_id}`,
    reason: `${operator === null ? '' : `${id}: `}in the hour from ${from}: ${describeOutcomes(rows)}`,
    requestId: `${id}/${from}`,
  });
}

/** What is new since the hour's last entry, if it had one: `42 issued (first …), 3 invalid_scope (first …)`. */
function describeOutcomes(rows: readonly Pick<Row, 'actions' | 'audited'>[]): string {
  const sums = new Map<string, { count: number; firstAt: string }>();
  for (const { actions, audited } of rows)
    for (const [outcome, { count: told, firstAt }] of Object.entries(actions)) {
      const added = told - (audited[outcome]?.count ?? 0);
      const sum = sums.get(outcome);
      if (added > 0)
        sums.set(outcome, {
          count: added + (sum?.count ?? 0),
          firstAt: sum === undefined || firstAt < sum.firstAt ? firstAt : sum.firstAt,
        });
    }
  return [...sums]
    .toSorted(([one], [other]) => Number(other === 'issued') - Number(one === 'issued') || (one < other ? -1 : 1))
    .map(([outcome, { count: times, firstAt }]) => `${times} ${outcome} (first ${firstAt})`)
    .join(', ');
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
