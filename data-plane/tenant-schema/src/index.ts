/** The schema of a bank: its migrations as files, and the runner that brings a bank's login up to them. */
export { appliedMigrations, type AppliedMigration, migrate } from './migrate.ts';
export { type Migration, migrations, readMigrations } from './migrations.ts';
