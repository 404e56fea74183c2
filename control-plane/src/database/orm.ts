/** Opens the control plane's own database and brings it up to the migrations. */
import { Migrator } from '@mikro-orm/migrations';
import { type EntityManager, MikroORM } from '@mikro-orm/postgresql';
import { entities } from './entities/index.ts';
import { ControlPlane0001 } from './migrations/0001-control-plane.ts';
import { Drift0002 } from './migrations/0002-drift.ts';
import { Sessions0003 } from './migrations/0003-sessions.ts';
import { People0004 } from './migrations/0004-people.ts';
import { AuditOrder0005 } from './migrations/0005-audit-order.ts';
import { ClientActions0005 } from './migrations/0005-client-actions.ts';
import { ClientLife0007 } from './migrations/0007-client-life.ts';
import { SigningKeyLife0007 } from './migrations/0007-signing-key-life.ts';
import { SupportGrants0007 } from './migrations/0007-support-grants.ts';
import { Plans0008 } from './migrations/0008-plans.ts';
import { DriftAdvice0008 } from './migrations/0008-drift-advice.ts';
import { Cells0009 } from './migrations/0009-cells.ts';
import { Offboarding0010 } from './migrations/0010-offboarding.ts';
import { Usage0011 } from './migrations/0011-usage.ts';
import { Upgrades0012 } from './migrations/0012-upgrades.ts';
import { SupportLooks0013 } from './migrations/0013-support-looks.ts';
import { BankLife0014 } from './migrations/0014-bank-life.ts';
import { OperatorTokens0017 } from './migrations/0017-operator-tokens.ts';
import { Exports0022 } from './migrations/0022-exports.ts';

export type ControlDatabase = MikroORM;
export type { EntityManager };

/** API: a handful of requests at a time; provisioner: one for each run and one for its lease. */
const poolMax = 10;

/**
 * A process that halts in the middle of a transaction holds its rows: others go on with them after this. Well above what a
 * handler waits for a cell's services in between, below the lease of a run.
 */
const idleInTransactionMs = 12_000;

export function openControlDatabase(clientUrl: string): ControlDatabase {
  return new MikroORM({
    clientUrl,
    entities,
    extensions: [Migrator],
    pool: { min: 0, max: poolMax },
    driverOptions: { idle_in_transaction_session_timeout: idleInTransactionMs },
    // Every unit of work forks a manager of its own; the shared one would keep rows of other requests.
    allowGlobalContext: false,
    migrations: {
      tableName: 'control_migrations',
      migrationsList: [
        { name: '0001-control-plane', class: ControlPlane0001 },
        { name: '0002-drift', class: Drift0002 },
        { name: '0003-sessions', class: Sessions0003 },
        { name: '0004-people', class: People0004 },
        { name: '0005-audit-order', class: AuditOrder0005 },
        { name: '0005-client-actions', class: ClientActions0005 },
        { name: '0007-signing-key-life', class: SigningKeyLife0007 },
        { name: '0007-client-life', class: ClientLife0007 },
        { name: '0008-drift-advice', class: DriftAdvice0008 },
        { name: '0009-cells', class: Cells0009 },
        { name: '0010-offboarding', class: Offboarding0010 },
        { name: '0011-usage', class: Usage0011 },
        { name: '0012-upgrades', class: Upgrades0012 },
        { name: '0008-plans', class: Plans0008 },
        { name: '0007-support-grants', class: SupportGrants0007 },
        { name: '0013-support-looks', class: SupportLooks0013 },
        { name: '0014-bank-life', class: BankLife0014 },
        { name: '0017-operator-tokens', class: OperatorTokens0017 },
        { name: '0022-exports', class: Exports0022 },
      ],
      snapshot: false,
      // It writes lines of its own where JSON logs go.
      silent: true,
    },
  });
}

/** Two processes that start together apply each migration once: the second waits, and finds nothing left. */
export async function migrateControlDatabase(orm: ControlDatabase): Promise<void> {
  await orm.em.fork().transactional(async (em) => {
    await em.execute(`select pg_advisory_xact_lock(hashtextextended('munim control migrations', 0))`);
    await orm.migrator.up();
  });
}
