/** The state of one installation (`.munim`): who runs where, logs, data, secrets. Owner only; written by renames. */
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createHash, randomUUID } from 'node:crypto';
import { join, resolve } from 'node:path';
import type { ProcessRecord } from './process-identity.ts';

/** How a component came to be: an address from the environment, a container, or a process of ours. */
export type Source = 'environment' | 'container' | 'native';

/** What is remembered of one component between two commands. */
export interface ComponentRecord {
  readonly name: string;
  readonly version: string;
  readonly source: Source;
  readonly address: string;
  /** Kept when the process is gone, so that a restart comes back to the same addresses. */
  readonly ports: Readonly<Record<string, number>>;
  readonly process?: ProcessRecord;
  readonly dataDirectory?: string;
  /** Credentials made here; the file is readable by its owner alone. */
  readonly secrets?: Readonly<Record<string, string>>;
  /** Of what it was started with; another value means that a restart is due. */
  readonly fingerprint?: string;
}

export interface StateDirectory {
  readonly path: string;
  /** Short and stable: tells two installations on one machine apart where a path would be too long. */
  readonly id: string;
  readonly read: (component: string) => ComponentRecord | undefined;
  readonly write: (record: ComponentRecord) => void;
  readonly forget: (component: string) => void;
  readonly logFile: (component: string) => string;
  /** A folder below the state, made on demand. */
  readonly folder: (...names: string[]) => string;
  readonly lockFile: (name: string) => string;
}

const passThrough = 0o711;
const ownerOnly = { directory: 0o700, file: 0o600 } as const;

export function openStateDirectory(at: string): StateDirectory {
  const path = resolve(at);
  const folder = (...names: string[]): string => {
    const wanted = join(path, ...names);
    mkdirSync(wanted, { recursive: true, mode: ownerOnly.directory });
    return wanted;
  };
  // These two may be passed through, not listed: Postgres under root runs as another user inside.
  mkdirSync(path, { recursive: true });
  chmodSync(folder('data'), passThrough);
  for (const name of ['components', 'logs', 'locks']) chmodSync(folder(name), ownerOnly.directory);
  const recordFile = (component: string): string => join(path, 'components', `${component}.json`);
  return {
    path,
    id: createHash('sha256').update(path).digest('hex').slice(0, 8),
    read: (component) =>
      existsSync(recordFile(component))
        ? (JSON.parse(readFileSync(recordFile(component), 'utf8')) as ComponentRecord)
        : undefined,
    write: (record) => writeAtomically(recordFile(record.name), `${JSON.stringify(record, null, 2)}\n`),
    forget: (component) => rmSync(recordFile(component), { force: true }),
    logFile: (component) => join(path, 'logs', `${component}.log`),
    folder,
    lockFile: (name) => join(path, 'locks', `${name}.lock`),
  };
}

export function writeAtomically(path: string, text: string): void {
  const draft = `${path}.${randomUUID()}`;
  writeFileSync(draft, text, { mode: ownerOnly.file });
  renameSync(draft, path);
}
