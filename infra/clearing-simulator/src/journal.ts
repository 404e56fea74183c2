/** Instructions survive a kill: each change is a line appended to a file and read back at start. */
import { appendFile, mkdir, readFile, truncate } from 'node:fs/promises';
import { dirname } from 'node:path';
import type { Instruction } from './instruction.ts';

export interface Journal {
  readonly get: (id: string) => Instruction | undefined;
  readonly put: (instruction: Instruction) => Promise<void>;
  /** Work that reads an instruction and writes what follows from it: one after another, or two would read the same. */
  readonly inTurn: <T>(work: () => Promise<T>) => Promise<T>;
}

/** A torn last line (killed in the middle of a write) was never acknowledged: it is cut off. */
export async function openJournal(file: string): Promise<Journal> {
  await mkdir(dirname(file), { recursive: true });
  const instructions = new Map<string, Instruction>();
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return '';
    throw error;
  });
  const lines = text.split('\n');
  const torn = lines.pop();
  for (const line of lines) {
    const instruction = JSON.parse(line) as Instruction;
    instructions.set(instruction.id, instruction);
  }
  if (torn) await truncate(file, Buffer.byteLength(text) - Buffer.byteLength(torn));
  let turn: Promise<unknown> = Promise.resolve();
  return {
    inTurn: (work) => {
      const mine = turn.then(work, work);
      turn = mine;
      return mine;
    },
    get: (id) => instructions.get(id),
    put: async (instruction) => {
      await appendFile(file, `${JSON.stringify(instruction)}\n`);
      instructions.set(instruction.id, instruction);
    },
  };
}
