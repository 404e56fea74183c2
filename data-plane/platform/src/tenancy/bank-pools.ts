/**
 * One small lazy Postgres pool per bank, logged in as that bank: a query cannot reach another bank's rows, whatever it
 * says. The pools of the banks used least recently give their connections back when too many banks are open.
 */
import { tenantId, type TenantEntry, topology } from '@munim/kernel';
import postgres, { type Sql } from 'postgres';
import { gateOnDurability } from './durability-gate.ts';
import { createOpenBanks, type OpenBanks } from './open-banks.ts';
import type { Registry } from './registry-state.ts';
import type { Secrets } from './secrets.ts';

export interface BankPoolsOptions {
  readonly registry: Pick<Registry, 'tenant'>;
  readonly secrets: Secrets;
  /** Names the process in pg_stat_activity. */
  readonly applicationName: string;
  /** Connections per bank; default 4: group commit needs one or two, a reader or two beside them. */
  readonly maxPerBank?: number;
  /**
   * True where every statement finds its rows by their keys. A prepared statement keeps the plan of its first runs, and
   * a bank's first commands find empty tables: without this they would read whole tables until the next ANALYZE.
   */
  readonly onlyByKey?: boolean;
  /** Banks with open connections at once; default 50: with 4 each this fits a Postgres of 200 connections. */
  readonly banksMax?: number;
  /** Told once per bank when its server would lose commits; its transactions are refused from then on. */
  readonly onUnsafe?: (tenant: string, error: Error) => void;
}

export interface BankPools {
  /**
   * The bank's pool. It may be kept: connections come and go behind it, but after the bank moved to another cell
   * (a registry change) it must be asked for again. Throws when the registry does not know the bank.
   */
  readonly of: (tenant: string) => Sql;
  /** Waits for the work under way, then closes everything. */
  readonly close: () => Promise<void>;
}

/** A request waits at most this long for its statement; longer work sets its own limit in its transaction. */
const statementTimeoutMs = 10_000;
/** A transaction that its pod forgot holds locks (the log's head among them) no longer than this. */
const idleInTransactionMs = 15_000;
/** Work under way gets this long before its connections are cut. */
const endSeconds = 5;
/** Between two attempts to reach a server that is away; the library's own pause grows to 20 s, long after it is back. */
const reconnectPauseSeconds = (attempts: number): number => Math.min(3 ** attempts / 100, 1);
/** An idle bank gives its connections back. */
const idleSeconds = 60;

const plansByKey = { enable_seqscan: 'off', enable_hashjoin: 'off', enable_mergejoin: 'off' } as const;

interface Pool {
  readonly sql: Sql;
  readonly address: string;
}

export function createBankPools(options: BankPoolsOptions): BankPools {
  const pools = new Map<string, Pool>();
  const openBanks = createOpenBanks(options.banksMax ?? 50);
  let closed = false;
  return {
    of: (tenant) => {
      if (closed) throw new Error('the pools are closed: the process is stopping');
      const entry = options.registry.tenant(tenant);
      if (!entry) throw new Error(`bank ${tenant} is not in the registry`);
      const address = addressOf(entry);
      const known = pools.get(tenant);
      if (known?.address === address) return known.sql;
      if (known) void known.sql.end({ timeout: endSeconds });
      const sql = createPool(entry, openBanks, options);
      pools.set(tenant, { sql, address });
      return sql;
    },
    close: async () => {
      closed = true;
      await Promise.all([...pools.values()].map(({ sql }) => sql.end({ timeout: endSeconds })));
    },
  };
}

const addressOf = ({ cell: { postgres: at } }: TenantEntry): string => `${at.host}:${at.port}/${at.database}`;

function createPool(entry: TenantEntry, openBanks: OpenBanks, options: BankPoolsOptions): Sql {
  const { login, schema, secrets } = topology(tenantId(entry.id));
  const { host, port, database } = entry.cell.postgres;
  const bank = openBanks.bank(entry.id);
  const sql = postgres({
    host,
    port,
    database,
    username: login,
    password: () => options.secrets.text(secrets.postgresPassword),
    max: options.maxPerBank ?? 4,
    idle_timeout: idleSeconds,
    /** Connections are renewed within the hour, so that a rotated password and a moved server are noticed. */
    max_lifetime: 3_600,
    /** Seconds for connecting and logging in. */
    connect_timeout: 5,
    backoff: reconnectPauseSeconds,
    onnotice: () => undefined,
    /** Dates and instants stay text: a JavaScript Date would cut microseconds. */
    types: { instant: { to: 1184, from: [1082, 1083, 1114, 1184], serialize: String, parse: String } },
    connection: {
      application_name: options.applicationName,
      search_path: schema,
      /** Given at connecting it outranks what ALTER ROLE or ALTER DATABASE may have lowered. */
      synchronous_commit: 'on',
      statement_timeout: statementTimeoutMs,
      idle_in_transaction_session_timeout: idleInTransactionMs,
      ...(options.onlyByKey === true ? plansByKey : {}),
    },
    socket: () => bank.connect(host, port),
  } as postgres.Options<{ instant: postgres.PostgresType }>) as unknown as Sql & { close: () => Promise<void> };
  bank.onVictim(() => sql.close());
  return gateOnDurability(sql, bank, (error) => options.onUnsafe?.(entry.id, error));
}
