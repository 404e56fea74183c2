import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { program } from './program.ts';

const verbs = [
  'demo',
  'test',
  'check',
  'up',
  'down',
  'status',
  'logs',
  'doctor',
  'token',
  'bench',
  'bank',
  'cell',
  'run',
  'fleet',
  'client',
  'keys',
  'hold',
  'operator',
  'approval',
  'support',
  'audit',
  'archive',
];

test('every verb is there', async () => {
  const { commands } = await program([]);
  expect(commands.map((command) => command.name()).toSorted()).toEqual(verbs.toSorted());
});

test.each(verbs)('%s says in its help what it does', async (verb) => {
  const [command] = (await program([verb])).commands;
  expect(command?.name()).toBe(verb);
  expect(command?.description().length).toBeGreaterThan(20);
});

const reporting = ['demo', 'test', 'check', 'up', 'down', 'status', 'logs', 'doctor', 'token'];
test.each(reporting)('%s reports as JSON when asked', async (verb) => {
  const [command] = (await program([verb])).commands;
  expect(command?.options.map(({ long }) => long)).toContain('--json');
});

test('so does every benchmark, and what is done with archives', async () => {
  for (const verb of ['bench', 'archive']) {
    const [command] = (await program([verb])).commands;
    const below = command?.commands ?? [];
    expect(below.length).toBeGreaterThan(1);
    for (const one of below)
      expect(
        one.options.map(({ long }) => long),
        one.name(),
      ).toContain('--json');
  }
});

test.each(verbs)('the help of %s, and of all below it, says what its exit codes mean', async (verb) => {
  const all = (command: Command): Command[] => [command, ...command.commands.flatMap(all)];
  const munim = await program([verb]);
  for (const command of munim.commands.flatMap(all)) {
    let help = '';
    command.configureOutput({ writeOut: (text) => (help += text), writeErr: () => undefined });
    expect(() => command.parse(['--help'], { from: 'user' }), command.name()).toThrow('(outputHelp)');
    expect(help, command.name()).toContain('Exit codes: 0 done');
  }
});

test.each([
  ['no such verb', ['levitate']],
  ['an unknown option', ['status', '--nope']],
  ['a missing argument', ['token']],
  ['a number that is none', ['logs', '-n', 'many']],
  ['a suite that is none', ['test', '--suite', 'nope']],
])('%s is wrong usage', async (_what, args) => {
  const munim = (await program(args)).configureOutput({ writeErr: () => undefined });
  for (const command of munim.commands) command.configureOutput({ writeErr: () => undefined });
  await expect(munim.parseAsync(['node', 'munim', ...args])).rejects.toMatchObject({
    name: 'CommanderError',
    exitCode: 1,
  });
});
