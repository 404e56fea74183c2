import { verbs } from '@munim/console/verbs';
import type { Command } from 'commander';
import { expect, test } from 'vitest';
import { program } from './program.ts';

type Given = string | readonly string[] | true;

/** As somebody would copy it out of the console, word for word. */
function wordsOf(name: string, args: readonly string[], options: Readonly<Record<string, Given>>): string[] {
  const given = Object.entries(options).flatMap(([option, value]) =>
    value === true ? [option] : [value].flat().flatMap((one) => [option, one]),
  );
  return [...name.split(' '), ...args, ...given];
}

/** Nothing is done; what was understood is kept. */
function onlyRead(command: Command, understood: string[]): void {
  command.configureOutput({ writeErr: () => undefined });
  command.action(() => void understood.push(command.name()));
  command.commands.forEach((one) => onlyRead(one, understood));
}

test.each(Object.entries(verbs))('./munim takes what the console shows: %s', async (name, { args, options }) => {
  const words = wordsOf(name, args, options);
  const munim = await program(words);
  const understood: string[] = [];
  munim.commands.forEach((one) => onlyRead(one, understood));
  await munim.parseAsync(['node', 'munim', ...words]);
  expect(understood).toEqual([name.split(' ').at(-1)]);
});
