/** What a schema is made of, read from Postgres' catalogue as text: two schemas are alike when their lists are. */
import type { TransactionSql } from 'postgres';

export type PartKind =
  | 'table'
  | 'setting'
  | 'owner'
  | 'grant'
  | 'constraint'
  | 'index'
  | 'trigger'
  | 'function'
  | 'rule'
  | 'policy';

export interface Part {
  readonly kind: PartKind;
  /** Table or function that it is, or belongs to. */
  readonly on: string;
  readonly name: string;
  /** What makes it, or what it is; without the schema's name. */
  readonly definition: string;
}

/** By `kind name`. */
export type Structure = ReadonlyMap<string, Part>;

/** Side tables of a rebuild come and go while the bank works. */
const sideTables = 'rebuild\\_%';

/** Owners are compared by whether the object is `owner`'s; grants are those of others. */
export async function structureOf(tx: TransactionSql, schema: string, owner: string): Promise<Structure> {
  // Every name is then written with its schema, which is cut off below.
  await tx`select set_config('search_path', 'pg_catalog', true)`;
  const parts = [
    ...(await tablesOf(tx, schema, owner)),
    ...(await keysOf(tx, schema)),
    ...(await guardsOf(tx, schema)),
    ...(await functionsOf(tx, schema, owner)),
  ];
  return new Map(
    parts.map((part) => [
      `${part.kind} ${part.name}`,
      { ...part, definition: part.definition.replaceAll(`${schema}.`, '') },
    ]),
  );
}

const tablesOf = (tx: TransactionSql, schema: string, owner: string): Promise<Part[]> => tx<Part[]>`
  with relation as (
    select c.*, c.relname::text as name from pg_class c
    where c.relnamespace = ${schema}::regnamespace and c.relkind in ('r', 'p', 'v', 'm', 'f', 'S')
      and c.relname not like ${sideTables}
  ), grants as (
    select r.name, a.grantee, a.privilege_type from relation r, aclexplode(r.relacl) a where a.grantee <> r.relowner
    union
    select r.name, a.grantee, a.privilege_type || ' of ' || t.attname from relation r
      join pg_attribute t on t.attrelid = r.oid and t.attacl is not null, aclexplode(t.attacl) a
    where a.grantee <> r.relowner
  )
  select 'table' as kind, r.name as "on", r.name, r.relkind::text || ': ' || coalesce((
    select string_agg(concat_ws(' ', a.attname, format_type(a.atttypid, a.atttypmod),
        case when a.attnotnull then 'not null' end,
        case when a.attgenerated <> '' then 'generated' end, nullif(a.attidentity::text, ''),
        'default ' || pg_get_expr(d.adbin, d.adrelid)), ', ' order by a.attnum)
    from pg_attribute a left join pg_attrdef d on d.adrelid = a.attrelid and d.adnum = a.attnum
    where a.attrelid = r.oid and a.attnum > 0 and not a.attisdropped), '') as definition
  from relation r
  union all
  select 'setting', r.name, r.name, concat_ws('; ',
    case r.relpersistence when 'p' then 'logged' when 'u' then 'unlogged' else 'temporary' end,
    case when r.relrowsecurity or r.relforcerowsecurity then 'row security' end,
    nullif(array_to_string(r.reloptions, ', '), ''))
  from relation r where r.relkind in ('r', 'p')
  union all
  select 'owner', r.name, r.name, case when o.rolname = ${owner} then 'the bank' else o.rolname::text end
  from relation r join pg_roles o on o.oid = r.relowner
  union all
  select 'grant', g.name, g.name || ' to ' || coalesce(o.rolname::text, 'public'),
    string_agg(g.privilege_type, ', ' order by g.privilege_type)
  from grants g left join pg_roles o on o.oid = g.grantee group by g.name, o.rolname`;

/** Not-null constraints are said with the columns, and an index that serves a constraint is said by it. */
const keysOf = (tx: TransactionSql, schema: string): Promise<Part[]> => tx<Part[]>`
  select 'constraint' as kind, t.relname::text as "on", t.relname || '.' || c.conname as name,
    pg_get_constraintdef(c.oid) || case when c.convalidated then '' else ' not valid' end as definition
  from pg_constraint c join pg_class t on t.oid = c.conrelid
  where t.relnamespace = ${schema}::regnamespace and c.contype in ('p', 'u', 'c', 'f', 'x')
    and t.relname not like ${sideTables}
  union all
  select 'index', t.relname, i.relname, pg_get_indexdef(x.indexrelid) || case when x.indisvalid then '' else ' invalid' end
  from pg_index x join pg_class i on i.oid = x.indexrelid join pg_class t on t.oid = x.indrelid
  where t.relnamespace = ${schema}::regnamespace and t.relname not like ${sideTables}
    and not exists (select from pg_constraint c where c.conindid = x.indexrelid and c.conrelid = x.indrelid)`;

const guardsOf = (tx: TransactionSql, schema: string): Promise<Part[]> => tx<Part[]>`
  select 'trigger' as kind, t.relname::text as "on", t.relname || '.' || g.tgname as name,
    pg_get_triggerdef(g.oid) || case g.tgenabled when 'O' then '' else ' (' || g.tgenabled::text || ')' end as definition
  from pg_trigger g join pg_class t on t.oid = g.tgrelid
  where t.relnamespace = ${schema}::regnamespace and not g.tgisinternal and t.relname not like ${sideTables}
  union all
  select 'rule', t.relname, t.relname || '.' || r.rulename, pg_get_ruledef(r.oid)
  from pg_rewrite r join pg_class t on t.oid = r.ev_class
  where t.relnamespace = ${schema}::regnamespace and r.rulename <> '_RETURN' and t.relname not like ${sideTables}
  union all
  select 'policy', t.relname, t.relname || '.' || p.polname,
    concat_ws(' ', p.polcmd, pg_get_expr(p.polqual, p.polrelid), pg_get_expr(p.polwithcheck, p.polrelid))
  from pg_policy p join pg_class t on t.oid = p.polrelid
  where t.relnamespace = ${schema}::regnamespace and t.relname not like ${sideTables}`;

const functionsOf = (tx: TransactionSql, schema: string, owner: string): Promise<Part[]> => tx<Part[]>`
  with routine as (
    select p.*, p.proname || '(' || pg_get_function_identity_arguments(p.oid) || ')' as name
    from pg_proc p where p.pronamespace = ${schema}::regnamespace and p.prokind in ('f', 'p')
  )
  select 'function' as kind, r.name as "on", r.name, pg_get_functiondef(r.oid) as definition from routine r
  union all
  select 'owner', r.name, r.name, case when o.rolname = ${owner} then 'the bank' else o.rolname::text end
  from routine r join pg_roles o on o.oid = r.proowner`;
