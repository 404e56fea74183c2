/** The files that the checks look at: what git tracks, and what it would track, so a new file is judged before its commit. */
import { execFileSync } from 'node:child_process';
import { lstatSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type SourceText, sourceText } from './source-text.ts';

/** Larger files are data, not something a person reads; the lock file is the largest text at about 200 kB. */
const fileBytesMax = 2_000_000;

/** `git ls-files` of a repository of 100,000 files stays below this. */
const listBytesMax = 16_000_000;

export function readRepository(root: string): SourceText[] {
  const paths = [...new Set(listFiles(root).split('\0').filter(Boolean))].sort();
  return paths.flatMap((path) => readText(root, path) ?? []);
}

function listFiles(root: string): string {
  try {
    return execFileSync('git', ['ls-files', '-coz', '--exclude-standard'], {
      cwd: root,
      encoding: 'utf8',
      maxBuffer: listBytesMax,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
  } catch (cause) {
    throw new Error(`git cannot list the files of ${root}: run this in a clone, with git installed`, {
      cause,
    });
  }
}

/** Nothing for a link, a deleted file or binary data. */
function readText(root: string, path: string): SourceText | undefined {
  const entry = lstatSync(join(root, path), { throwIfNoEntry: false });
  if (!entry?.isFile()) return undefined;
  if (entry.size > fileBytesMax) return sourceText(path, '');
  const text = readFileSync(join(root, path), 'utf8');
  return sourceText(path, text.includes('\0') ? '' : text);
}
