/** When clients end, and when they were last given a token. */
import { Migration } from '@mikro-orm/migrations';

export class ClientLife0007 extends Migration {
  override name = '0007-client-life';

  override up(): void {
    this.addSql(`
alter table clients
  add column expires_at   timestamptz,
  add column last_used_at timestamptz;
`);
  }
}
