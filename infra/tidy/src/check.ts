/** Runs every rule over the repository's files and gives what is wrong, in the order of the files. */
import { type Allowance, applyAllowances } from './allowances.ts';
import type { Finding, Rule } from './rule.ts';
import type { SourceText } from './source-text.ts';

export function check(
  files: readonly SourceText[],
  rules: readonly Rule[],
  allowances: readonly Allowance[],
): Finding[] {
  const found = rules.flatMap((rule) => rule.check(files));
  return applyAllowances(found, allowances).sort(byPlace);
}

function byPlace(one: Finding, other: Finding): number {
  if (one.file !== other.file) return one.file < other.file ? -1 : 1;
  return one.line - other.line;
}
