/** What banks' resources differ in from what they must be, and since when. */
import { Migration } from '@mikro-orm/migrations';

export class Drift0002 extends Migration {
  override name = '0002-drift';

  override up(): void {
    this.addSql(`
create table drift_differences (
  tenant_id     text        not null references tenants (id),
  resource      text        not null,
  property      text        not null,
  resource_type text        not null,
  resource_id   text        not null,
  expected      text        not null,
  actual        text        not null,
  severity      text        not null,
  since         timestamptz not null default now(),
  primary key (tenant_id, resource, property)
);
`);
  }
}
