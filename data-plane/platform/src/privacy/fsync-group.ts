/** Forces folders to the disk in groups: everyone who asks while a flush is under way shares the next one. */
import { open } from 'node:fs/promises';

export interface FsyncGroup {
  /** Resolves after a flush of `directory` that began after this call. */
  readonly sync: (directory: string) => Promise<void>;
}

interface Waiting {
  readonly directory: string;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

export function createFsyncGroup(): FsyncGroup {
  let waiting: Waiting[] = [];
  let running = false;

  const run = async (): Promise<void> => {
    running = true;
    while (waiting.length > 0) {
      const batch = waiting;
      waiting = [];
      // The first flush commits the file system's journal for all of them; the others find nothing left to do.
      const flushed = new Map<string, Promise<void>>();
      for (const { directory } of batch) if (!flushed.has(directory)) flushed.set(directory, flush(directory));
      await Promise.allSettled(
        batch.map(async ({ directory, resolve, reject }) => flushed.get(directory)?.then(resolve, reject)),
      );
    }
    running = false;
  };

  return {
    sync: (directory) =>
      new Promise((resolve, reject) => {
        waiting.push({ directory, resolve, reject });
        if (!running) void run();
      }),
  };
}

async function flush(directory: string): Promise<void> {
  const handle = await open(directory, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
