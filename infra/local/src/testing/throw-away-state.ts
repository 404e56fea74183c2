/** A state folder for one test run, and the removal of those that killed runs left behind with their services. */
import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { cellsIn, stateOfCell } from '../cells.ts';
import { stopPlatform } from '../platform.ts';
import { identify, isRunning } from '../process-identity.ts';
import type { ProcessRecord } from '../process-identity.ts';
import { openStateDirectory, writeAtomically } from '../state-directory.ts';

export interface ThrowAwayState {
  readonly path: string;
  /** Stops what runs in it and removes everything. */
  readonly remove: () => Promise<void>;
}

const ownerFile = 'owner.json';

export async function throwAwayState(parent: string): Promise<ThrowAwayState> {
  mkdirSync(parent, { recursive: true });
  await removeOrphans(parent);
  const me = identify(process.pid);
  if (me === undefined) throw new Error('cannot read the start time of this very process');
  const path = mkdtempSync(join(parent, `run-${me.pid}-`));
  writeAtomically(join(path, ownerFile), JSON.stringify(me));
  return { path, remove: () => removeState(path) };
}

async function removeOrphans(parent: string): Promise<void> {
  for (const name of readdirSync(parent)) {
    if (!name.startsWith('run-')) continue;
    const owner = readOwner(join(parent, name, ownerFile));
    if (owner !== undefined && !isRunning(owner)) await removeState(join(parent, name));
  }
}

/** None where a run has just begun, or another one removes the same folder just now. */
function readOwner(path: string): ProcessRecord | undefined {
  try {
    return JSON.parse(readFileSync(path, 'utf8')) as ProcessRecord;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

async function removeState(path: string): Promise<void> {
  await stopPlatform({ stateDir: path });
  for (const state of [path, ...cellsIn(path).map((cell) => stateOfCell(path, cell))]) {
    const data = openStateDirectory(state).read('postgres')?.dataDirectory;
    if (data !== undefined && !data.startsWith(path)) rmSync(dirname(data), { recursive: true, force: true });
  }
  rmSync(path, { recursive: true, force: true });
}
