/** Support grants: who of the platform may look into which bank until when; and who has seen a client's credentials. */
import { Migration } from '@mikro-orm/migrations';

export class SupportGrants0007 extends Migration {
  override name = '0007-support-grants';

  override up(): void {
    this.addSql(`
create table support_grants (
  id             text        primary key,
  tenant_id      text        not null references tenants (id),
  operator_id    text        not null references operators (id),
  kind           text        not null,
  scopes         jsonb       not null,
  hours          integer     not null check (hours between 1 and 8),
  reason         text        not null,
  state          text        not null,
  requested_at   timestamptz not null,
  expires_at     timestamptz not null,
  approved_by    text        check (approved_by <> 'operator:' || operator_id),
  approved_at    timestamptz,
  closed_by      text,
  closed_at      timestamptz,
  closing_reason text,
  tokens_issued  integer     not null default 0,
  first_used_at  timestamptz,
  last_used_at   timestamptz
);
create index support_grants_by_tenant on support_grants (tenant_id, id);
create index support_grants_by_operator on support_grants (operator_id, id);
create unique index support_grants_one_open on support_grants (tenant_id, operator_id, kind)
  where state in ('requested', 'approved');

alter table clients add column known_to jsonb not null default '[]';
`);
  }
}
