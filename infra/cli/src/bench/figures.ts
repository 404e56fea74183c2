/** What a run cost: flushes and WAL bytes from Postgres, CPU from the operating system. */
import { readFile } from 'node:fs/promises';
import type { Sql } from 'postgres';

export interface Counters {
  readonly walBytes: number;
  readonly flushes: number;
  readonly cpuMs: number;
}

/** Clock ticks a second in /proc on Linux; elsewhere CPU is not counted. */
const ticksPerSecond = 100;

export async function readCounters(admin: Sql, pid: number): Promise<Counters> {
  await admin`select pg_stat_force_next_flush()`;
  const [wal] = await admin<{ bytes: string; flushes: string }[]>`
    select pg_current_wal_insert_lsn() - '0/0'::pg_lsn as bytes,
           (select coalesce(sum(fsyncs), 0) from pg_stat_io where object = 'wal') as flushes`;
  return { walBytes: Number(wal?.bytes), flushes: Number(wal?.flushes), cpuMs: await cpuMs(pid) };
}

async function cpuMs(pid: number): Promise<number> {
  if (process.platform !== 'linux') return Number.NaN;
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
  return ((Number(fields[11]) + Number(fields[12])) / ticksPerSecond) * 1000;
}

/** Emulates a slower flush: every commit waits so long before it flushes. 0 is the disk as it is. */
export async function setCommitDelay(admin: Sql, delayUs: number): Promise<void> {
  await admin.unsafe(`alter system set commit_delay = ${Math.trunc(delayUs)}`);
  await admin.unsafe(`alter system set commit_siblings = ${delayUs > 0 ? 0 : 5}`);
  await admin`select pg_reload_conf()`;
  for (let tries = 0; tries < 50; tries++) {
    const [row] = await admin<{ setting: string }[]>`select setting from pg_settings where name = 'commit_delay'`;
    if (row?.setting === String(Math.trunc(delayUs))) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
  throw new Error('Postgres did not take commit_delay: it needs a superuser');
}

export const median = (values: readonly number[]): number => {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = sorted.length >> 1;
  return sorted.length % 2 === 1
    ? (sorted[middle] ?? Number.NaN)
    : ((sorted[middle - 1] ?? 0) + (sorted[middle] ?? 0)) / 2;
};
