/** Compares archived entries with the log they were taken from, byte for byte. */
import { tilesAtLevel, tileWidth, widthOfTile } from '../tlog/tile-path.ts';
import type { EventSource } from '../archiver/event-source.ts';
import { type Finding, findingsMax, pathOfBundle } from '../verify/findings.ts';
import { readAhead } from '../verify/read-ahead.ts';
import { readBundle, type TileStore } from '../verify/tile-store.ts';

export interface LogComparison {
  readonly findings: Finding[];
  readonly entriesCompared: number;
  /** Last position of the log; events past the tree are not archived yet, which is lag and no damage. */
  readonly logHead: number;
}

export async function compareWithLog(store: TileStore, size: number, log: EventSource): Promise<LogComparison> {
  const findings: Finding[] = [];
  const logHead = Number(await log.head());
  const bundles = Array.from({ length: tilesAtLevel(size, 0) }, (_, index) => index);
  let entriesCompared = 0;
  const pairs = readAhead(bundles, async (index) => {
    const width = widthOfTile(size, 0, index);
    const [bundle, events] = await Promise.all([
      readBundle(store, { level: 'entries', index, width }),
      log.read(BigInt(index * tileWidth), width),
    ]);
    return { index, width, bundle, events };
  });
  for await (const { index, width, bundle, events } of pairs)
    for (let slot = 0; slot < width && findings.length < findingsMax; slot++) {
      const position = index * tileWidth + slot + 1;
      const event = events[slot];
      if (event !== undefined && bundle.entries[slot]?.equals(event.bytes)) entriesCompared++;
      else findings.push(differs(position, size, event === undefined));
    }
  return { findings, entriesCompared, logHead };
}

const differs = (position: number, size: number, isMissingInLog: boolean): Finding => ({
  kind: 'differs-from-log',
  position,
  path: pathOfBundle(position, size),
  detail: isMissingInLog
    ? `the log has no event at position ${position}, the archive has`
    : `the archived entry at position ${position} is not the event that the log holds`,
});
