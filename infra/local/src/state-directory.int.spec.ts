import { mkdtempSync, readdirSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openStateDirectory } from './state-directory.ts';
import type { ComponentRecord } from './state-directory.ts';

const record: ComponentRecord = {
  name: 's3',
  version: '1',
  source: 'native',
  address: 'http://127.0.0.1:1',
  ports: { s3: 1 },
  secrets: { secretAccessKey: 'hush' },
};

test('what is written is read back by the next command, and forgotten on demand', () => {
  const path = mkdtempSync(join(tmpdir(), 'munim-state-'));
  openStateDirectory(path).write(record);
  const again = openStateDirectory(path);
  expect(again.read('s3')).toEqual(record);
  expect(again.read('kafka')).toBeUndefined();
  again.forget('s3');
  expect(openStateDirectory(path).read('s3')).toBeUndefined();
});

test('records, logs and secrets are readable by their owner alone, and no draft is left', () => {
  const path = mkdtempSync(join(tmpdir(), 'munim-state-'));
  const state = openStateDirectory(path);
  state.write(record);
  const mode = (file: string): number => statSync(file).mode & 0o777;
  expect(mode(join(path, 'components'))).toBe(0o700);
  expect(mode(join(path, 'components', 's3.json'))).toBe(0o600);
  expect(mode(join(path, 'logs'))).toBe(0o700);
  expect(mode(state.folder('data', 's3'))).toBe(0o700);
  expect(mode(state.folder('secrets'))).toBe(0o700);
  expect(readdirSync(join(path, 'components'))).toEqual(['s3.json']);
});

test('two installations have two short ids', () => {
  const one = openStateDirectory(mkdtempSync(join(tmpdir(), 'munim-state-')));
  const other = openStateDirectory(mkdtempSync(join(tmpdir(), 'munim-state-')));
  expect(one.id).not.toBe(other.id);
  expect(one.id).toMatch(/^[0-9a-f]{8}$/);
});
