import { tenantId } from '@munim/kernel';
import { expect, test } from 'vitest';
import { bankResources, keptDeclarations } from './bank.ts';
import { releaseOf } from './release.ts';
import { packageMigrations } from './resources/schema-migrations.ts';

const migration = (version: number, sha256: string) => ({ version, name: `m${version}`, sql: 'select 1', sha256 });
const nameOf = (...list: ReturnType<typeof migration>[]): string => releaseOf(list).name;

test('a release is called after its last migration, and two that differ have two names', () => {
  const names = [
    nameOf(migration(1, 'a')),
    nameOf(migration(1, 'b')),
    nameOf(migration(1, 'a'), migration(42, 'a')),
    nameOf(migration(2, 'a'), migration(42, 'a')),
  ];
  expect(names.map((name) => name.slice(0, 5))).toEqual(['0001-', '0001-', '0042-', '0042-']);
  expect(new Set(names).size).toBe(names.length);
  expect(nameOf(migration(1, 'a'))).toBe(names[0]);
});

test('what is kept of a bank stands for it, also as JSON, when the code that made it has changed', () => {
  const spec = { tenant: tenantId('a-bank'), contexts: ['accounts'], database: 'd', kafkaReplicas: 1 };
  const declared = JSON.parse(JSON.stringify(keptDeclarations(spec))) as ReturnType<typeof keptDeclarations>;
  expect(bankResources({ ...spec, declared })).toEqual(bankResources(spec));
  const later = { ...spec, contexts: ['accounts', 'transfers'], kafkaReplicas: 3, migrations: ['1 log x'] };
  const added = bankResources(later).filter(({ name }) => name === 'topic-transfers');
  expect(bankResources({ ...later, declared })).toEqual([...bankResources(spec), ...added]);
  expect(bankResources(later)).not.toEqual(bankResources(spec));
  expect(JSON.stringify(declared)).toContain(JSON.stringify(packageMigrations()));
});
