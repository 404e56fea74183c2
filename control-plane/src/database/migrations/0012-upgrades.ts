/** Which release each bank is on, and how the fleet is brought to another one. */
import { Migration } from '@mikro-orm/migrations';

export class Upgrades0012 extends Migration {
  override name = '0012-upgrades';

  override up(): void {
    this.addSql(releases);
    this.addSql(upgrades);
  }
}

const releases = `
create table releases (
  name             text        primary key,
  migrations       jsonb       not null,
  resources        jsonb       not null,
  first_offered_at timestamptz not null default now(),
  offered_at       timestamptz not null default now()
);

create table bank_releases (
  tenant_id text        primary key references tenants (id),
  release   text        not null references releases (name),
  declared  jsonb       not null,
  since     timestamptz not null default now()
);

alter table runs add column release text;
`;

const upgrades = `
create table upgrades (
  id                 text        primary key,
  release            text        not null references releases (name),
  policy             jsonb       not null,
  state              text        not null,
  reason             text        not null,
  requested_by       text        not null,
  wave               integer     not null default 1,
  soak_until         timestamptz,
  failures_accepted  integer     not null default 0,
  note               text,
  created_at         timestamptz not null default now(),
  started_at         timestamptz,
  ended_at           timestamptz
);
create unique index upgrades_one_open on upgrades ((true)) where state in ('queued', 'running', 'paused', 'halted');

create table upgrade_banks (
  upgrade_id   text        not null references upgrades (id),
  tenant_id    text        not null references tenants (id),
  wave         integer     not null,
  position     integer     not null,
  state        text        not null,
  from_release text,
  run_id       text        references runs (id),
  reason       text,
  log_position bigint,
  started_at   timestamptz,
  ended_at     timestamptz,
  primary key (upgrade_id, tenant_id)
);
create index upgrade_banks_running on upgrade_banks (upgrade_id) where state = 'running';
`;
