/** The schema of a bank: its migrations as files, and the runner that brings a bank's login up to them. */
export { appliedMigrations, type AppliedMigration, applyMigrations, migrate } from './migrate.ts';
export { type Migration, migrations, readMigrations } from './migrations.ts';
export { readModelTables } from './read-model-tables.ts';
