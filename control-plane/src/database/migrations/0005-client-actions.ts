/** What banks' API clients did at the issuers, hour by hour, until it stands in the audit log. */
import { Migration } from '@mikro-orm/migrations';

export class ClientActions0005 extends Migration {
  override name = '0005-client-actions';

  override up(): void {
    this.addSql(`
create table client_actions (
  client_id     text        not null references clients (id),
  hour          timestamptz not null,
  source        text        not null,
  total         integer     not null,
  actions       jsonb       not null,
  audited       jsonb       not null default '{}',
  audited_total integer     not null default 0,
  primary key (client_id, hour, source)
);
create index client_actions_to_audit on client_actions (hour) where audited_total < total;
`);
  }
}
