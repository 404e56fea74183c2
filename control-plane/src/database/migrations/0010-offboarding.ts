/** Banks that leave, and the legal holds that keep what they leave behind. */
import { Migration } from '@mikro-orm/migrations';

export class Offboarding0010 extends Migration {
  override name = '0010-offboarding';

  override up(): void {
    this.addSql(`
create table offboardings (
  tenant_id              text        primary key references tenants (id),
  reason                 text        not null,
  requested_by           text        not null references operators (id),
  approved_by            text        not null references operators (id) check (approved_by <> requested_by),
  approved_at            timestamptz not null,
  cooling_off_ends_at    timestamptz not null,
  handed_over_to         text,
  handed_over_by         text,
  handed_over_at         timestamptz,
  destruction_started_at timestamptz,
  tree_size              integer,
  root_hash              text,
  verifier_key           text,
  certificate_key        text,
  certificate            text,
  disposal_certificate   text,
  retain_until           timestamptz
);

create table legal_holds (
  id                text        primary key,
  tenant_id         text        not null references tenants (id),
  scope             text        not null,
  subject           text,
  reason            text        not null,
  placed_by         text        not null,
  placed_at         timestamptz not null,
  lifted_by         text,
  lifted_at         timestamptz,
  lift_reason       text,
  locks_extended_at timestamptz
);
create index legal_holds_by_tenant on legal_holds (tenant_id, id);
`);
  }
}
