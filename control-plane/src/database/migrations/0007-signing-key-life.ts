/** A signing key's life, and announcements that take something back. */
import { Migration } from '@mikro-orm/migrations';

export class SigningKeyLife0007 extends Migration {
  override name = '0007-signing-key-life';

  override up(): void {
    this.addSql(`
alter table signing_keys
  add column announced_at timestamptz,
  add column signing_at   timestamptz,
  add column retiring_at  timestamptz,
  add column ended_at     timestamptz,
  add column reason       text;
-- A page of keys ends at a millisecond: finer times could not be told apart by its cursor.
update signing_keys set created_at = date_trunc('milliseconds', created_at);
update signing_keys set signing_at = created_at where state = 'signing';
create unique index signing_keys_one_published on signing_keys (state) where state = 'published';
create unique index signing_keys_one_signing on signing_keys (state) where state = 'signing';

alter table announcements alter column value drop not null;
create index announcements_by_key on announcements (key);
`);
  }
}
