/** Exports and webhooks of a day; and what each gateway told of a day's exports, so that a word said twice counts once. */
import { Migration } from '@mikro-orm/migrations';

export class Exports0022 extends Migration {
  override name = '0022-exports';

  override up(): void {
    this.addSql(`
alter table usage_days add column exports bigint not null default 0, add column webhooks bigint not null default 0;
create table gateway_exports (
  tenant_id text   not null references tenants (id),
  day       date   not null,
  source    text   not null,
  exports   bigint not null,
  primary key (tenant_id, day, source)
);
`);
  }
}
