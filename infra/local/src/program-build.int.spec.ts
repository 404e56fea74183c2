import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, inject, test } from 'vitest';
import { checkoutDirectory } from './checkout.ts';
import { platformProcesses } from './platform-processes.ts';

const programs = inject('programs');
const files = readdirSync(programs);
const textOf = (file: string): string => readFileSync(join(programs, file), 'utf8');

test('every process of the table is there, and the executor that a provisioner starts', () => {
  expect(files).toEqual(expect.arrayContaining([...platformProcesses.map(({ name }) => `${name}.js`), 'executor.js']));
});

test('a provisioner starts the built executor beside itself', () => {
  expect(textOf('provisioner.js')).toContain('new URL("executor.js", import.meta.url)');
});

test('what a program reads beside its sources it finds there, wherever it was built', () => {
  const all = files.map(textOf).join('\n');
  const moved = `file://${join(checkoutDirectory, 'data-plane/tenant-schema/src/migrations.ts')}`;
  expect(all).toContain(`new URL("../migrations/", ${JSON.stringify(moved)})`);
  expect(textOf('gateway.js')).toMatch(
    /new URL\("\.\/browser\/standalone\.js", "file:\/\/[^"]*\/@scalar\/api-reference\//,
  );
  expect(all).toMatch(/from "file:\/\/[^"]*\/node_modules\/@pulumi\/pulumi\//);
});
