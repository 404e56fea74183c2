import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { afterAll, describe, expect, test } from 'vitest';
import { migrations, readMigrations } from './migrations.ts';

const parent = mkdtempSync(join(tmpdir(), 'munim-migrations-'));
afterAll(() => rmSync(parent, { recursive: true }));

const folder = (...files: string[]): URL => {
  const path = mkdtempSync(join(parent, 'files-'));
  for (const file of files) writeFileSync(join(path, file), `-- ${file}`);
  return pathToFileURL(`${path}/`);
};

describe('migration files', () => {
  test('are read in order of their numbers, gaps allowed', () => {
    expect(readMigrations(folder('0010_b.sql', '0001_a.sql')).map(({ version, name }) => [version, name])).toEqual([
      [1, 'a'],
      [10, 'b'],
    ]);
  });

  test.each([
    [['0001_a.sql', '0001_b.sql'], 'two migrations have the number 1'],
    [['1_a.sql'], 'is not named like'],
    [['0001_a.sql', 'notes.txt'], 'is not named like'],
  ])('%j are refused', (files, message) => {
    expect(() => readMigrations(folder(...files))).toThrow(message);
  });

  test('a bank begins with its log', () => {
    expect(migrations[0]).toMatchObject({ version: 1, name: 'log' });
  });
});
