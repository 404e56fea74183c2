/** What banks use, by day, counted from their logs. */
import { Migration } from '@mikro-orm/migrations';

export class Usage0011 extends Migration {
  override name = '0011-usage';

  override up(): void {
    this.addSql(`
create table usage_days (
  tenant_id      text   not null references tenants (id),
  day            date   not null,
  commands       bigint not null,
  events         bigint not null,
  database_bytes bigint not null,
  archive_bytes  bigint not null,
  primary key (tenant_id, day)
);
create table usage_cursors (
  tenant_id   text        primary key references tenants (id),
  position    bigint      not null,
  measured_at timestamptz not null
);
`);
  }
}
