/** The first tables of the control plane. */
import { Migration } from '@mikro-orm/migrations';

export class ControlPlane0001 extends Migration {
  override name = '0001-control-plane';

  override up(): void {
    this.addSql(tenantsAndRuns);
    this.addSql(accessAndEvidence);
    this.addSql(auditIsAppendOnly);
  }
}

const tenantsAndRuns = `
create table tenants (
  id                  text        primary key,
  name                text        not null,
  state               text        not null,
  contexts            jsonb       not null,
  cell                text        not null,
  requests_per_second integer     not null,
  failure             jsonb,
  created_at          timestamptz not null default now(),
  updated_at          timestamptz not null default now()
);

create table runs (
  id               text        primary key,
  tenant_id        text        not null references tenants (id),
  kind             text        not null,
  state            text        not null,
  requested_by     text        not null,
  failure          jsonb,
  attempts         integer     not null default 0,
  lease_holder     text,
  lease_expires_at timestamptz,
  fence            integer     not null default 0,
  created_at       timestamptz not null default now(),
  started_at       timestamptz,
  ended_at         timestamptz
);
create unique index runs_one_open_per_tenant on runs (tenant_id) where state in ('queued', 'running');
create index runs_by_tenant on runs (tenant_id, created_at);

create table run_steps (
  run_id        text    not null references runs (id),
  name          text    not null,
  position      integer not null,
  state         text    not null,
  resource_type text,
  resource_name text,
  detail        text,
  started_at    timestamptz,
  ended_at      timestamptz,
  primary key (run_id, name)
);

create table run_events (
  id     bigserial   primary key,
  run_id text        not null references runs (id),
  kind   text        not null,
  data   jsonb       not null,
  at     timestamptz not null default now()
);
create index run_events_by_run on run_events (run_id, id);
`;

const accessAndEvidence = `
create table operators (
  id         text        primary key,
  role       text        not null,
  token_hash text        not null constraint operators_token_hash_unique unique,
  created_at timestamptz not null default now()
);

create table clients (
  id         text        primary key,
  tenant_id  text        not null references tenants (id),
  name       text        not null,
  scopes     jsonb       not null,
  secrets    jsonb       not null,
  jwks       jsonb       not null,
  state      text        not null,
  created_at timestamptz not null default now(),
  revoked_at timestamptz
);
create index clients_by_tenant on clients (tenant_id, created_at);

create table signing_keys (
  kid        text        primary key,
  jwk        jsonb       not null,
  state      text        not null,
  created_at timestamptz not null default now()
);

create table idempotency (
  scope       text        primary key,
  fingerprint text        not null,
  status      integer,
  body        text,
  created_at  timestamptz not null default now()
);

create table announcements (
  id    bigserial primary key,
  topic text   not null,
  key   text   not null,
  value text   not null
);

create table audit (
  id         bigserial   primary key,
  at         timestamptz not null default now(),
  actor      text        not null,
  action     text        not null,
  target     text        not null,
  reason     text,
  request_id text        not null
);
`;

const auditIsAppendOnly = `
create function refuse_audit_change() returns trigger language plpgsql as $$
begin
  raise exception 'the audit log is append-only: % refused', tg_op using errcode = 'restrict_violation';
end $$;
create trigger audit_is_append_only before update or delete on audit
  for each row execute function refuse_audit_change();
create trigger audit_is_never_truncated before truncate on audit
  for each statement execute function refuse_audit_change();
`;
