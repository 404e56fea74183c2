/** Where a leaving bank came from and by which offboarding it leaves, which runs have read a bank back, what previews left. */
import { Migration } from '@mikro-orm/migrations';

export class BankLife0014 extends Migration {
  override name = '0014-bank-life';

  override up(): void {
    this.addSql(`
alter table tenants add column offboarded_from text;
-- A bank that was ever complete left from 'suspended': the audit log knows.
update tenants t set offboarded_from = case
    when exists (select from audit a where a.target = 'tenant/' || t.id and a.action = 'complete-provisioning')
    then 'suspended' else 'failed' end
  where state in ('offboarding', 'retained', 'disposed');

alter table offboardings add column number integer not null default 1;

alter table runs add column read_back_at timestamptz;
update runs set read_back_at = ended_at
  where state = 'succeeded' and kind in ('provision', 'repair', 'change', 'rotate-login', 'upgrade', 'check-drift');

alter table previews add column leaves_stack boolean not null default false;
`);
  }
}
