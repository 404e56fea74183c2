/** Operators beyond the first, and the approvals by which two of them do what one may not. */
import { Migration } from '@mikro-orm/migrations';

export class People0004 extends Migration {
  override name = '0004-people';

  override up(): void {
    this.addSql(`
alter table operators
  add column name     text not null default 'Installation',
  add column email    text constraint operators_email_unique unique,
  add column state    text not null default 'active',
  add column identity text constraint operators_identity_unique unique,
  alter column token_hash drop not null;
alter table operators alter column name drop default, alter column state drop default;
alter table sessions alter column operator_token_hash drop not null;

create table approvals (
  id              text        primary key,
  operation       text        not null,
  target          text        not null,
  params          jsonb       not null,
  body            jsonb       not null,
  reason          text        not null,
  state           text        not null,
  requested_by    text        not null references operators (id),
  requested_at    timestamptz not null,
  expires_at      timestamptz not null,
  decided_by      text        references operators (id) check (decided_by <> requested_by),
  decided_at      timestamptz,
  decision_reason text,
  result          jsonb
);
create unique index approvals_one_pending on approvals (operation, target) where state = 'pending';
create index approvals_by_state on approvals (state, id);
`);
  }
}
