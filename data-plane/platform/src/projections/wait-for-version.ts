/** Read your own writes: waits until the read models hold a stream at the version that a command answered with. */
import { platformProblems, ProblemError } from '@munim/kernel';
import type { Sql } from 'postgres';
import { loadVersions } from './stream-versions.ts';

/** Projections follow within some 50 ms; whoever would wait longer should not hold a connection. */
const waitMaxMs = 2_000;
/** Between two looks: half of it is what waiting adds on average. */
const pollMs = 10;

interface Waiter {
  readonly context: string;
  readonly stream: string;
  readonly minVersion: bigint;
  readonly endMs: number;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}

/** One poll per bank looks for all that wait: a hundred waiters cost what one does. */
const pollers = new WeakMap<Sql, { readonly waiters: Set<Waiter> }>();

/** `sql` is the bank's pool, not a transaction: it must see what others commit. Rejects with problem `projection-behind`. */
export async function waitForVersion(
  sql: Sql,
  context: string,
  stream: string,
  minVersion: bigint,
  timeoutMs = waitMaxMs,
): Promise<void> {
  const seen = await loadVersions(sql, context, [stream]);
  if ((seen.get(stream) ?? 0n) >= minVersion) return;
  await new Promise<void>((resolve, reject) => {
    const waiter = { context, stream, minVersion, endMs: performance.now() + timeoutMs, resolve, reject };
    const poller = pollers.get(sql);
    if (poller) poller.waiters.add(waiter);
    else start(sql, waiter);
  });
}

function start(sql: Sql, first: Waiter): void {
  const waiters = new Set([first]);
  pollers.set(sql, { waiters });
  const look = async (): Promise<void> => {
    try {
      await settle(sql, waiters);
    } catch (error) {
      for (const waiter of waiters) waiter.reject(error);
      waiters.clear();
    }
    if (waiters.size === 0) pollers.delete(sql);
    else setTimeout(() => void look(), pollMs);
  };
  setTimeout(() => void look(), pollMs);
}

async function settle(sql: Sql, waiters: Set<Waiter>): Promise<void> {
  const asked = [...waiters];
  for (const [context, ofContext] of Map.groupBy(asked, (waiter) => waiter.context)) {
    const seen = await loadVersions(sql, context, [...new Set(ofContext.map((waiter) => waiter.stream))]);
    const nowMs = performance.now();
    for (const waiter of ofContext) {
      const isThere = (seen.get(waiter.stream) ?? 0n) >= waiter.minVersion;
      if (!isThere && nowMs < waiter.endMs) continue;
      waiters.delete(waiter);
      if (isThere) waiter.resolve();
      else
        waiter.reject(
          new ProblemError(
            platformProblems.projectionBehind,
            `the read models are not at version ${waiter.minVersion} yet`,
          ),
        );
    }
  }
}
