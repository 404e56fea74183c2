import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, inject, onTestFinished, test } from 'vitest';
import { checkoutDirectory } from './checkout.ts';
import { platformProcesses } from './platform-processes.ts';
import { sourcesDigest } from './program-build.ts';

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

test('an edited source or another package makes another build, a spec does not', () => {
  const checkout = mkdtempSync(join(tmpdir(), 'munim-sources-'));
  onTestFinished(() => rmSync(checkout, { recursive: true }));
  const write = (path: string, text: string): string => {
    mkdirSync(join(checkout, path, '..'), { recursive: true });
    writeFileSync(join(checkout, path), text);
    return sourcesDigest(checkout);
  };
  write('pnpm-lock.yaml', 'one');
  const built = write('data-plane/services/relay/src/main.ts', '1');
  expect(write('data-plane/services/relay/src/main.unit.spec.ts', '1')).toBe(built);
  expect(write('data-plane/services/relay/node_modules/a/src/a.ts', '1')).toBe(built);
  const edited = write('data-plane/services/relay/src/main.ts', '2');
  expect(edited).not.toBe(built);
  expect(write('pnpm-lock.yaml', 'two')).not.toBe(edited);
});
