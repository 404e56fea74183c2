/** A folder of this process for its engines to write in; those of provisioners that were killed are removed. */
import { mkdir, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

const prefix = 'munim-provisioner-';

export async function ownDirectory(parent: string = tmpdir()): Promise<string> {
  for (const name of await readdir(parent)) {
    const pid = new RegExp(`^${prefix}(\\d+)$`).exec(name)?.[1];
    if (pid !== undefined && !isAlive(Number(pid))) await rm(join(parent, name), { recursive: true, force: true });
  }
  const path = join(parent, `${prefix}${process.pid}`);
  await mkdir(path, { recursive: true, mode: 0o700 });
  return path;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}
