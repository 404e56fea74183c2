/** What of a bank is no resource of its own, and must go with it: connections, consumer groups, keys made by the pods. */
import { topology } from '@munim/kernel';
import { readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type BankSpec, goneWhenRetained } from '../bank.ts';
import type { Cell } from '../cell.ts';
import { displayType } from '../resource-kind.ts';

/** Pods were told already; whatever of theirs still holds the bank's tables open is shut out. Answers with how many. */
export async function letGo({ tenant }: BankSpec, cell: Cell): Promise<number> {
  const { login } = topology(tenant);
  const sql = cell.sql();
  if ((await sql`select from pg_roles where rolname = ${login}`).length === 0) return 0;
  await sql`alter role ${sql(login)} nologin`;
  const ended = await sql`select pg_terminate_backend(pid) from pg_stat_activity where usename = ${login}`;
  return ended.length;
}

/** A consumer that was told to stop leaves its group within the session's time. */
const groupsEmptyWithinMs = 30_000;
const pollMs = 500;

/** Consumer groups, and the whole folder of the bank's secrets: the keys of its subjects are in there. Safe to repeat. */
export async function removeRemains({ tenant }: BankSpec, cell: Cell): Promise<void> {
  await rm(join(cell.access.secretsDirectory, topology(tenant).secrets.directory), { recursive: true, force: true });
  const endMs = performance.now() + groupsEmptyWithinMs;
  for (;;) {
    const left = await groupsOf(tenant, cell);
    if (left.length === 0) return;
    try {
      await (await cell.kafka()).deleteGroups(left);
    } catch (error) {
      if (performance.now() > endMs) throw error;
      await sleep(pollMs);
    }
  }
}

/** Names of what is still there of a bank that should be retained only; empty when it was taken apart wholly. */
export async function remainsOf(spec: BankSpec, cell: Cell): Promise<string[]> {
  const found = await Promise.all(
    goneWhenRetained(spec).map(async ({ kind, desired }) =>
      (await kind.observe(desired, cell)) === undefined ? [] : [`${displayType(kind.token)} ${kind.idOf(desired)}`],
    ),
  );
  const folder = join(cell.access.secretsDirectory, topology(spec.tenant).secrets.directory);
  const secrets = await readdir(folder).catch((error: unknown) => {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  });
  return [
    ...found.flat(),
    ...secrets.map((name) => `secret ${name}`),
    ...(await groupsOf(spec.tenant, cell)).map((group) => `consumer group ${group}`),
  ];
}

async function groupsOf(tenant: string, cell: Cell): Promise<string[]> {
  const { groups } = await (await cell.kafka()).listGroups();
  return groups.map(({ groupId }) => groupId).filter((group) => group.startsWith(`${tenant}.`));
}
