/** Makes one resource what it must be, whoever asks: the Pulumi engine for a bank's, a process for the platform's own. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Cell } from './cell.ts';
import { type Difference, differences, type Properties, type ResourceKind } from './resource-kind.ts';

/** A broker shows a new topic a moment after it has accepted it; a store that takes longer is not well. */
const visibleWithinMs = 30_000;
const visiblePollMs = 50;
/** What still differs is changed again: whoever else works in the store may have come in between. */
const convergeAgainMs = 1_000;

/** Reality is read before, so that what is right is adopted, and after, so that nothing is believed. */
export async function converge(kind: ResourceKind, desired: Properties, cell: Cell): Promise<Properties> {
  const before = await kind.observe(desired, cell);
  if (before && differences(kind, desired, before).length === 0) return before;
  await kind.converge(desired, before, cell);
  let convergedAtMs = performance.now();
  const deadlineMs = convergedAtMs + visibleWithinMs;
  let cause: unknown;
  for (;;) {
    const after = await kind.observe(desired, cell);
    const left = after && differences(kind, desired, after);
    if (after && left?.length === 0) return after;
    const nowMs = performance.now();
    if (nowMs > deadlineMs) throw new Error(`${kind.idOf(desired)} ${complaint(left)}`, { cause });
    if (after && nowMs - convergedAtMs > convergeAgainMs) {
      // A store that is only slow to show the first change may refuse the second: the looks go on and decide.
      cause = await kind.converge(desired, after, cell).catch((error: unknown) => error);
      convergedAtMs = nowMs;
    } else await sleep(visiblePollMs);
  }
}

function complaint(left: readonly Difference[] | undefined): string {
  if (!left) return 'was made, but is not there';
  const what = left.map(
    ({ property, expected, actual }) => `${property} is ${JSON.stringify(actual)}, not ${JSON.stringify(expected)}`,
  );
  return `did not take its settings: ${what.join('; ')}`;
}
