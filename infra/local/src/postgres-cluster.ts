/** Where Postgres keeps its data and as whom it runs: it refuses root, so a root shell hands it to another user. */
import { randomBytes } from 'node:crypto';
import {
  chmodSync,
  chownSync,
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { basename, dirname, join } from 'node:path';
import type { OnProgress } from './progress.ts';
import { CommandFailed, runCommand } from './run-command.ts';
import { type StateDirectory, writeAtomically } from './state-directory.ts';

/** `nobody` on every Linux: owns nothing else. */
const unprivilegedUid = 65534;
const toolTimeoutMs = 120_000;

export interface PostgresHome {
  readonly binDirectory: string;
  readonly dataDirectory: string;
  /** Set under root only. */
  readonly uid: number | undefined;
}

export interface Cluster {
  readonly walCompression: string;
}

/** `native` is the folder of the cached binaries. */
export async function postgresHome(state: StateDirectory, native: string): Promise<PostgresHome> {
  const remembered = state.read('postgres')?.dataDirectory;
  const inState = join(state.folder('data'), 'postgres');
  if (process.getuid?.() !== 0) {
    return { binDirectory: join(native, 'bin'), dataDirectory: remembered ?? inState, uid: undefined };
  }
  const uid = unprivilegedUid;
  const binaries = (await canReach(uid, native)) ? native : copyOfBinaries(native);
  const dataDirectory = remembered ?? ((await canReach(uid, dirname(inState))) ? inState : outsideTheState(state));
  return { binDirectory: join(binaries, 'bin'), dataDirectory, uid };
}

/** Asks the kernel instead of reading mode bits: homes, mounts and access lists all count. */
async function canReach(uid: number, folder: string): Promise<boolean> {
  try {
    await runCommand({
      command: '/bin/sh',
      args: ['-c', 'cd "$1"', 'sh', folder],
      cwd: '/',
      uid,
      timeoutMs: toolTimeoutMs,
    });
    return true;
  } catch (error) {
    if (error instanceof CommandFailed) return false;
    throw error;
  }
}

/** Survives a reboot, unlike /tmp, and every user may pass through it. */
const publicRoot = '/var/tmp/munim-root';

/** Refuses a folder that somebody else put there first. */
function ownPublicRoot(): string {
  mkdirSync(publicRoot, { recursive: true, mode: 0o755 });
  const found = lstatSync(publicRoot);
  if (!found.isDirectory() || found.uid !== 0 || (found.mode & 0o022) !== 0) {
    throw new Error(`${publicRoot} is not a folder of root's alone: remove it, then try again`);
  }
  return publicRoot;
}

/**
 * The state remembers its folder's name: a state that was deleted and made anew has other passwords, so it gets another
 * folder, and what its predecessor left is removed unless a server still runs on it.
 */
function outsideTheState(state: StateDirectory): string {
  const nameFile = join(state.folder('data'), 'postgres-folder');
  if (!existsSync(nameFile)) {
    const root = ownPublicRoot();
    for (const name of readdirSync(root))
      if (name.startsWith(`data-${state.id}`) && !existsSync(join(root, name, 'postgres', 'postmaster.pid')))
        rmSync(join(root, name), { recursive: true, force: true });
    writeAtomically(nameFile, `data-${state.id}-${randomBytes(4).toString('hex')}`);
  }
  const folder = join(ownPublicRoot(), readFileSync(nameFile, 'utf8'));
  mkdirSync(folder, { recursive: true, mode: 0o755 });
  return join(folder, 'postgres');
}

function copyOfBinaries(native: string): string {
  const copy = join(ownPublicRoot(), basename(dirname(native)));
  if (existsSync(copy)) return copy;
  const aside = `${copy}.${randomBytes(4).toString('hex')}`;
  cpSync(native, aside, { recursive: true, verbatimSymlinks: true });
  chmodSync(aside, 0o755);
  if (existsSync(copy)) rmSync(aside, { recursive: true });
  else renameSync(aside, copy);
  return copy;
}

/** Makes the cluster aside and renames it: a killed first start leaves no half of one. */
export async function initialiseCluster(home: PostgresHome, password: string, progress: OnProgress): Promise<Cluster> {
  const as = { cwd: '/', timeoutMs: toolTimeoutMs, ...(home.uid === undefined ? {} : { uid: home.uid }) };
  if (!existsSync(join(home.dataDirectory, 'PG_VERSION'))) {
    progress({ component: 'postgres', phase: 'start', message: 'initialising its data folder' });
    const aside = `${home.dataDirectory}.unfinished`;
    rmSync(aside, { recursive: true, force: true });
    mkdirSync(aside, { recursive: true, mode: 0o700 });
    const passwordFile = `${home.dataDirectory}.password`;
    writeFileSync(passwordFile, password, { mode: 0o600 });
    if (home.uid !== undefined) for (const path of [aside, passwordFile]) chownSync(path, home.uid, home.uid);
    await runCommand({
      ...as,
      command: join(home.binDirectory, 'initdb'),
      args: [
        '-D',
        aside,
        '-U',
        'munim',
        '--pwfile',
        passwordFile,
        '--auth',
        'scram-sha-256',
        '--data-checksums',
        '--encoding',
        'UTF8',
        // By code point, with Postgres' own tables: an index does not depend on the machine's libc, and comparing costs less.
        '--locale-provider',
        'builtin',
        '--builtin-locale',
        'C.UTF-8',
        '--locale',
        'C.UTF-8',
        '--no-instructions',
      ],
    });
    rmSync(passwordFile);
    rmSync(home.dataDirectory, { recursive: true, force: true });
    renameSync(aside, home.dataDirectory);
  }
  return { walCompression: await bestWalCompression(home, as) };
}

/** lz4 costs a third of pglz's time; a build without it says so when asked. */
async function bestWalCompression(
  home: PostgresHome,
  as: { cwd: string; timeoutMs: number; uid?: number },
): Promise<string> {
  try {
    const args = ['-D', home.dataDirectory, '-C', 'wal_compression', '-c', 'wal_compression=lz4'];
    await runCommand({ ...as, command: join(home.binDirectory, 'postgres'), args });
    return 'lz4';
  } catch (error) {
    if (error instanceof CommandFailed) return 'pglz';
    throw error;
  }
}
