/** Tells one operating-system process from a later one that was given the same number: a pid alone proves nothing. */
import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

export interface ProcessRecord {
  readonly pid: number;
  /** Opaque token of the moment the process started; two processes with one pid differ in it. */
  readonly startedAt: string;
}

/** The record of a live process, or undefined when there is none with that pid. A zombie counts as gone. */
export function identify(pid: number): ProcessRecord | undefined {
  const startedAt = process.platform === 'linux' ? startOnLinux(pid) : startFromPs(pid);
  return startedAt === undefined ? undefined : { pid, startedAt };
}

export function isRunning(record: ProcessRecord): boolean {
  return identify(record.pid)?.startedAt === record.startedAt;
}

/** Fields of /proc/<pid>/stat counted after the command's closing parenthesis, which may itself hold spaces. */
const statField = { state: 0, startTimeTicks: 19 } as const;

function startOnLinux(pid: number): string | undefined {
  const stat = readIfThere(`/proc/${pid}/stat`);
  if (stat === undefined) return undefined;
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  const state = fields[statField.state];
  if (state === 'Z' || state === 'X') return undefined;
  const boot = readIfThere('/proc/sys/kernel/random/boot_id')?.trim() ?? 'boot';
  return `${boot}/${fields[statField.startTimeTicks]}`;
}

function startFromPs(pid: number): string | undefined {
  try {
    const out = execFileSync('ps', ['-o', 'stat=,lstart=', '-p', String(pid)], { encoding: 'utf8' }).trim();
    return out === '' || out.startsWith('Z') ? undefined : out.replace(/^\S+\s+/, '');
  } catch (error) {
    if ((error as { status?: number }).status === 1) return undefined;
    throw error;
  }
}

function readIfThere(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code;
    if (code === 'ENOENT' || code === 'ESRCH') return undefined;
    throw error;
  }
}
