/** The cells that banks are placed on. */
import { Migration } from '@mikro-orm/migrations';

export class Cells0009 extends Migration {
  override name = '0009-cells';

  override up(): void {
    this.addSql(`
create table cells (
  name           text        primary key,
  region         text        not null,
  tier           text        not null,
  state          text        not null,
  capacity_banks integer     not null,
  postgres       jsonb       not null,
  kafka          jsonb       not null,
  object_store   jsonb       not null,
  created_at     timestamptz not null default now(),
  updated_at     timestamptz not null default now()
);
`);
    this.addSql('create index tenants_by_cell on tenants (cell);');
  }
}
