/** The bank's login: it may enter the banks' database and nothing else, and holds no right beyond its own schema. */
import type { Sql, TransactionSql } from 'postgres';
import { changeCatalogue } from '../postgres/catalogue-lock.ts';
import { scramMatches, scramVerifier } from '../postgres/scram.ts';
import type { ResourceKind } from '../resource-kind.ts';
import { readSecretFile, secretValue } from '../secrets/secret-files.ts';

type PostgresLogin = {
  readonly login: string;
  readonly passwordPath: string;
  readonly password: 'as in its secret' | 'another than in its secret';
  /** Superuser, createdb, createrole, replication, bypassrls; and any role it is a member of. */
  readonly powers: readonly string[];
  readonly canLogin: boolean;
  /** All databases that it could connect to. */
  readonly databases: readonly string[];
  readonly connectionsMax: number;
  readonly settings: Readonly<Record<string, string>>;
};

export const postgresLogin: ResourceKind<PostgresLogin> = {
  token: 'munim:postgres:Login',
  identity: ['login', 'passwordPath'],
  guarded: ['powers', 'databases'],
  idOf: ({ login }) => login,
  check: ({ login, connectionsMax }) => ({
    ...(/^bank_[a-z0-9_]+$/.test(login) ? {} : { login: "a bank's login starts with bank_" }),
    ...(Number.isInteger(connectionsMax) && connectionsMax > 0 ? {} : { connectionsMax: 'needs at least one' }),
  }),
  observe: async (desired, cell) => {
    const row = await readRole(cell.sql(), desired.login);
    if (!row) return undefined;
    const secret = await readSecretFile(cell.access.secretsDirectory, desired.passwordPath);
    return {
      ...desired,
      password: secret && scramMatches(secret.value, row.verifier) ? 'as in its secret' : 'another than in its secret',
      powers: row.powers,
      canLogin: row.can_login,
      databases: row.databases,
      connectionsMax: row.connections_max,
      settings: Object.fromEntries(row.settings.map((one) => one.split(/=(.*)/s).slice(0, 2) as [string, string])),
    };
  },
  converge: async (desired, observed, cell) => {
    const password = await secretValue(cell.access.secretsDirectory, desired.passwordPath);
    await changeCatalogue(cell.sql(), async (tx) => {
      const exists = await tx`select from pg_roles where rolname = ${desired.login}`;
      if (exists.length === 0) await tx`create role ${tx(desired.login)}`;
      await setAttributes(tx, desired, observed?.password === 'as in its secret' ? undefined : password);
      await setSettings(tx, desired);
      await setDoors(tx, desired);
      for (const role of await membershipsOf(tx, desired.login)) await tx`revoke ${tx(role)} from ${tx(desired.login)}`;
    });
  },
  remove: async ({ login }, cell) => {
    await changeCatalogue(cell.sql(), async (tx) => {
      if ((await tx`select from pg_roles where rolname = ${login}`).length === 0) return;
      await tx`alter role ${tx(login)} nologin`;
      await tx`select pg_terminate_backend(pid) from pg_stat_activity where usename = ${login}`;
      await tx`drop owned by ${tx(login)}`;
      await tx`drop role ${tx(login)}`;
    });
  },
};

interface RoleRow {
  readonly verifier: string | null;
  readonly powers: string[];
  readonly can_login: boolean;
  readonly connections_max: number;
  readonly settings: string[];
  readonly databases: string[];
}

async function readRole(sql: Sql, login: string): Promise<RoleRow | undefined> {
  const [row] = await sql<RoleRow[]>`
    select rolpassword as verifier, rolcanlogin as can_login, rolconnlimit as connections_max,
           coalesce((select setconfig from pg_db_role_setting where setrole = r.oid and setdatabase = 0), '{}') as settings,
           array(select datname::text from pg_database d
                 where datallowconn and has_database_privilege(r.oid, d.oid, 'connect') order by 1) as databases,
           array_remove(array[
             case when rolsuper then 'superuser' end, case when rolcreatedb then 'createdb' end,
             case when rolcreaterole then 'createrole' end, case when rolreplication then 'replication' end,
             case when rolbypassrls then 'bypassrls' end], null)
           || array(select m.roleid::regrole::text from pg_auth_members m where m.member = r.oid order by 1) as powers
    from pg_authid r where rolname = ${login}`;
  return row;
}

/** The password is set only when it differs: a new salt each time would make every run look like a change. */
async function setAttributes(
  tx: TransactionSql,
  { login, connectionsMax }: PostgresLogin,
  password: string | undefined,
) {
  await tx.unsafe(
    `alter role ${quoted(login)} login nosuperuser nocreatedb nocreaterole noinherit noreplication nobypassrls ` +
      `connection limit ${connectionsMax}${password === undefined ? '' : ` password '${scramVerifier(password)}'`}`,
  );
}

async function setSettings(tx: TransactionSql, { login, settings }: PostgresLogin): Promise<void> {
  await tx`alter role ${tx(login)} reset all`;
  for (const [name, value] of Object.entries(settings))
    await tx.unsafe(`alter role ${quoted(login)} set ${quoted(name)} = '${value.replaceAll("'", "''")}'`);
}

/** Every login may connect to every database until PUBLIC's right is taken away, from each of them. */
async function setDoors(tx: TransactionSql, { login, databases }: PostgresLogin): Promise<void> {
  const open = await tx<{ name: string }[]>`
    select datname::text as name from pg_database
    where datallowconn and exists (select from aclexplode(coalesce(datacl, acldefault('d', datdba))) where grantee = 0)`;
  for (const { name } of open) await tx`revoke all on database ${tx(name)} from public`;
  const entered = await tx<{ name: string }[]>`
    select distinct datname::text as name from pg_database d, aclexplode(d.datacl) a
    where a.grantee = ${login}::regrole`;
  for (const { name } of entered) await tx`revoke all on database ${tx(name)} from ${tx(login)}`;
  for (const name of databases) await tx`grant connect on database ${tx(name)} to ${tx(login)}`;
}

const membershipsOf = async (tx: TransactionSql, login: string): Promise<string[]> =>
  (
    await tx<{ role: string }[]>`
    select r.rolname::text as role from pg_auth_members m join pg_roles r on r.oid = m.roleid
    where m.member = ${login}::regrole`
  ).map(({ role }) => role);

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
