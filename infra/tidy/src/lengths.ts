/** How long our files are: the median, the ninth of ten and the longest, which tell more of a code base than any one file. */
import { isScript, isTestCode } from './kinds.ts';
import type { SourceText } from './source-text.ts';

export interface Lengths {
  readonly files: number;
  readonly p50Lines: number;
  readonly p90Lines: number;
  readonly maxLines: number;
}

/** Of the code that runs; tests are measured by nobody's patience but their own. */
export function lengthsOf(files: readonly SourceText[]): Lengths {
  const sorted = files
    .filter((file) => isScript(file.path) && !isTestCode(file.path))
    .map((file) => file.lines.length)
    .sort((one, other) => one - other);
  return {
    files: sorted.length,
    p50Lines: percentile(sorted, 0.5),
    p90Lines: percentile(sorted, 0.9),
    maxLines: sorted.at(-1) ?? 0,
  };
}

/** Nearest rank: the smallest length that this share of the files does not exceed. */
function percentile(sorted: readonly number[], share: number): number {
  return sorted[Math.max(0, Math.ceil(sorted.length * share) - 1)] ?? 0;
}
