/** What was agreed with a bank: its plan, where its data stays, whom to call; and the version that a change names. */
import { Migration } from '@mikro-orm/migrations';

export class Plans0008 extends Migration {
  override name = '0008-plans';

  override up(): void {
    this.addSql(`
alter table tenants
  add column country     text,
  add column region      text,
  add column plan        text    not null default 'starter',
  add column environment text    not null default 'live',
  add column sandbox_of  text    references tenants (id),
  add column contacts    jsonb   not null default '[]',
  add column quotas      jsonb   not null default '{}',
  add column kept_contexts jsonb not null default '[]',
  add column version     integer not null default 1;
alter table runs add column change jsonb;
`);
    this.addSql(`
update tenants set region = coalesce((select region from cells where cells.name = tenants.cell), 'local'),
  quotas = case when requests_per_second = 2000 then '{}' else jsonb_build_object('requestsPerSecond', requests_per_second) end;
`);
    this.addSql('alter table tenants alter column region set not null, drop column requests_per_second;');
    this.addSql(`
create table previews (
  id               text        primary key,
  tenant_id        text        not null,
  is_new           boolean     not null,
  contexts         jsonb       not null,
  cell             text        not null,
  state            text        not null,
  changes          jsonb,
  reason           text,
  requested_by     text        not null,
  attempts         integer     not null default 0,
  lease_expires_at timestamptz,
  created_at       timestamptz not null default now(),
  ended_at         timestamptz
);
create index previews_waiting on previews (created_at) where state in ('queued', 'running');
`);
    this.addSql('create unique index tenants_one_sandbox on tenants (sandbox_of);');
  }
}
