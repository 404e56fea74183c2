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

test.each(['demo', 'test', 'check', 'up', 'status', 'doctor', 'token'])(
  '%s reports as JSON when asked',
  async (verb) => {
    const [command] = (await program([verb])).commands;
    expect(command?.options.map(({ long }) => long)).toContain('--json');
  },
);

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
