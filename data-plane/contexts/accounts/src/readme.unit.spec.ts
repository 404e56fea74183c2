/** The README's table is held to the code: every command, every event, and the read models that its events change. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { operations } from './http/operations.ts';
import { accounts } from './index.ts';
import { templateOf } from './ledger/templates/index.ts';
import { eventSchemas } from './public/events.ts';

const table = readFileSync(join(import.meta.dirname, '../README.md'), 'utf8')
  .split('\n')
  .filter((line) => /^\| [a-z]/.test(line))
  .slice(1)
  .map((line) => line.split('|').map((cell) => cell.trim()))
  .map(([, command = '', events = '', listeners = '']) => ({
    command: command.split(' ')[0] ?? '',
    events: events.split(', '),
    listeners: listeners.split(', '),
  }));

test('lists every command, and the one decision that other contexts make', () => {
  const commands = operations.filter((one) => one.kind === 'command').map((one) => one.operationId);
  expect(table.map((row) => row.command).sort()).toEqual([...commands, 'transferBetween'].sort());
});
test('lists every event once', () => {
  const types = Object.keys(eventSchemas).map((type) => type.slice('accounts.'.length));
  expect(table.flatMap((row) => row.events).sort()).toEqual(types.sort());
});
test('names read models that exist, and the statement wherever money moves', () => {
  const models = accounts.readModels.map((model) => model.name);
  for (const { events, listeners } of table) {
    expect(models).toEqual(expect.arrayContaining(listeners));
    const moves = events.some((event) => templateOf(`accounts.${event}`) !== undefined);
    expect(listeners.includes('statement')).toBe(moves);
  }
});
