/** Key files on a disk that the bank's pods share: made once, durable before use, overwritten before they go. */
import { hash } from 'node:crypto';
import { link, mkdir, open, readdir, readFile, rename, stat, unlink, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { createFsyncGroup } from './fsync-group.ts';

export interface KeyFiles {
  readonly pathOf: (subject: string) => string;
  /** Undefined when there is none. */
  readonly read: (subject: string) => Promise<string | undefined>;
  /** False when another was first; when it resolves, the file that won is on the disk, name and all. */
  readonly create: (subject: string, text: string) => Promise<boolean>;
  /** Zeroes what is there, then puts `mark` in its place, atomically; creates the mark if nothing was there. */
  readonly overwrite: (subject: string, mark: string) => Promise<void>;
}

/** A file that waits in `incoming` is linked within milliseconds; one this old belongs to a pod that died. */
const incomingAgeMaxMs = 3_600_000;

/** `uniqueName` names temporary files: two pods must never share one. */
export function createKeyFiles(directory: string, uniqueName: () => string, nowMs: () => number): KeyFiles {
  const incoming = join(directory, 'incoming');
  const group = createFsyncGroup();
  let prepared: Promise<void> | undefined;

  const prepare = async (): Promise<void> => {
    await mkdir(incoming, { recursive: true, mode: 0o700 });
    await group.sync(dirname(directory));
    await sweep(incoming, nowMs() - incomingAgeMaxMs);
  };

  const pathOf = (subject: string): string => {
    // A subject is an id that was checked before; this is the second line against `../`.
    if (!/^[a-z0-9_]{3,64}$/.test(subject))
      throw new Error(`not a data subject: ${JSON.stringify(subject.slice(0, 80))}`);
    return join(directory, fanOut(subject), `${subject}.key`);
  };

  const settle = async (subject: string): Promise<void> => {
    await Promise.all([group.sync(dirname(pathOf(subject))), group.sync(directory)]);
  };

  const writeIncoming = async (text: string): Promise<string> => {
    await (prepared ??= prepare());
    const path = join(incoming, uniqueName());
    await writeFile(path, text, { flag: 'wx', mode: 0o600, flush: true });
    return path;
  };

  const create = async (subject: string, text: string): Promise<boolean> => {
    const path = pathOf(subject);
    const made = await writeIncoming(text);
    const won = await linkExclusively(made, path);
    await Promise.all([unlink(made), settle(subject)]);
    return won;
  };

  const overwrite = async (subject: string, mark: string): Promise<void> => {
    if (await create(subject, mark)) return;
    const path = pathOf(subject);
    await zero(path);
    await rename(await writeIncoming(mark), path);
    await settle(subject);
  };

  return { pathOf, create, overwrite, read: (subject) => readIfThere(pathOf(subject)) };
}

/** 4,096 folders: ten million subjects leave 2,500 files in each. */
const fanOut = (subject: string): string => hash('sha256', subject, 'hex').slice(0, 3);

/** A link, not a rename: it fails when the name is taken, so of two pods exactly one wins, and with a whole file. */
async function linkExclusively(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (codeOf(error) === 'EEXIST') return false;
    if (codeOf(error) !== 'ENOENT') throw error;
  }
  await mkdir(dirname(to), { recursive: true, mode: 0o700 });
  return linkExclusively(from, to);
}

/** In place, so that the blocks which held the key are the ones written; forced to the disk before the name goes. */
async function zero(path: string): Promise<void> {
  const file = await open(path, 'r+');
  try {
    const { size } = await file.stat();
    await file.write(Buffer.alloc(size), 0, size, 0);
    await file.datasync();
  } finally {
    await file.close();
  }
}

async function sweep(incoming: string, olderThanMs: number): Promise<void> {
  for (const name of await readdir(incoming)) {
    const path = join(incoming, name);
    const mtimeMs = await ifThere(async () => (await stat(path)).mtimeMs);
    if (mtimeMs !== undefined && mtimeMs < olderThanMs) await ifThere(() => unlink(path));
  }
}

const readIfThere = (path: string): Promise<string | undefined> => ifThere(() => readFile(path, 'utf8'));

async function ifThere<T>(act: () => Promise<T>): Promise<T | undefined> {
  try {
    return await act();
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw error;
  }
}

const codeOf = (error: unknown): unknown => (error as { code?: unknown }).code;
