/** Lets a rule judge files that exist only in a test, and gives its findings as lines that are easy to compare. */
import type { Rule } from '../rule.ts';
import { sourceText } from '../source-text.ts';

/** Each finding as `path:line message`. */
export function findingsOf(rule: Rule, files: Readonly<Record<string, string>>): string[] {
  const sources = Object.entries(files).map(([path, text]) => sourceText(path, text));
  return rule.check(sources).map(({ file, line, message }) => `${file}:${line} ${message}`);
}

/** The lines on which a rule finds something in one file. */
export function linesOf(rule: Rule, path: string, text: string): number[] {
  return rule.check([sourceText(path, text)]).map(({ line }) => line);
}
