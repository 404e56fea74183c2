/** What a person is to do about a difference that a repair leaves. */
import { Migration } from '@mikro-orm/migrations';

export class DriftAdvice0008 extends Migration {
  override name = '0008-drift-advice';

  override up(): void {
    this.addSql('alter table drift_differences add column advice text');
  }
}
