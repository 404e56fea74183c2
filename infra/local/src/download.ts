/** Fetches one pinned file over HTTP: a killed attempt is continued, a wrong one is refused. */
import { createWriteStream, existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { Readable, Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { setTimeout as sleep } from 'node:timers/promises';
import { verifyChecksum } from './checksum.ts';
import type { Checksum } from './checksum.ts';

export interface Download {
  readonly url: string;
  /** Where the verified file ends up; beside it, `.part` holds an unfinished one. */
  readonly file: string;
  readonly bytes: number;
  readonly checksum: Checksum;
  /** Told how many bytes more have arrived. */
  readonly onBytes?: (count: number) => void;
}

/** A dropped connection is tried again; three times bridges a hiccup without hiding an outage. */
const attemptsMax = 3;
const retryPauseMs = 500;

/** A connection that sends nothing for this long is taken for dead. */
const silenceMaxMs = 30_000;

export async function download(wanted: Download): Promise<void> {
  if (existsSync(wanted.file)) {
    wanted.onBytes?.(wanted.bytes);
    return;
  }
  mkdirSync(dirname(wanted.file), { recursive: true });
  const part = `${wanted.file}.part`;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await fetchRest(wanted, part);
      break;
    } catch (cause) {
      if (attempt === attemptsMax) throw new Error(`could not download ${wanted.url}: ${reasonOf(cause)}`, { cause });
      await sleep(retryPauseMs * attempt);
    }
  }
  try {
    await verifyChecksum(part, wanted.checksum, wanted.url);
  } catch (error) {
    rmSync(part, { force: true });
    throw error;
  }
  renameSync(part, wanted.file);
}

async function fetchRest(wanted: Download, part: string): Promise<void> {
  const have = existsSync(part) ? statSync(part).size : 0;
  if (have > wanted.bytes) rmSync(part);
  if (have === wanted.bytes) return;
  const from = have > wanted.bytes ? 0 : have;
  const abort = new AbortController();
  const timer = setTimeout(() => abort.abort(new Error(`silent for ${silenceMaxMs} ms`)), silenceMaxMs);
  try {
    const headers: Record<string, string> = from > 0 ? { range: `bytes=${from}-` } : {};
    const response = await fetch(wanted.url, { headers, signal: abort.signal });
    if (!response.ok || response.body === null) throw new Error(`the server answered ${response.status}`);
    const resumed = response.status === 206;
    if (resumed) wanted.onBytes?.(from);
    const watch = new Transform({
      transform: (chunk: Buffer, _encoding, done) => {
        timer.refresh();
        wanted.onBytes?.(chunk.length);
        done(null, chunk);
      },
    });
    await pipeline(Readable.fromWeb(response.body), watch, createWriteStream(part, { flags: resumed ? 'a' : 'w' }));
  } finally {
    clearTimeout(timer);
  }
}

function reasonOf(error: unknown): string {
  const { message, cause } = error as Error;
  return cause instanceof Error ? `${message} (${cause.message})` : message;
}
