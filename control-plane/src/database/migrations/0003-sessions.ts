/** Browsers in which operators are signed in. */
import { Migration } from '@mikro-orm/migrations';

export class Sessions0003 extends Migration {
  override name = '0003-sessions';

  override up(): void {
    this.addSql(`
create table sessions (
  token_hash          text        primary key,
  operator_id         text        not null references operators (id),
  operator_token_hash text        not null,
  created_at          timestamptz not null,
  last_seen_at        timestamptz not null,
  revoked_at          timestamptz
);
create index sessions_by_operator on sessions (operator_id, created_at);
`);
  }
}
