/** What an operator called with a support grant. */
import { Migration } from '@mikro-orm/migrations';

export class SupportLooks0013 extends Migration {
  override name = '0013-support-looks';

  override up(): void {
    this.addSql(`
alter table support_grants add column calls jsonb not null default '{}';
-- Its rows are of clients, and of grants from now on; neither is ever deleted.
alter table client_actions drop constraint client_actions_client_id_fkey;
`);
  }
}
