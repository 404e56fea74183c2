/** Notes to oneself and tests that do not run are unfinished work that looks finished. */
import { isGenerated, isScript } from '../kinds.ts';
import { fileRule, type Remark } from '../rule.ts';
import type { SourceText } from '../source-text.ts';

interface Banned {
  readonly pattern: RegExp;
  readonly instead: string;
}

/** In quotes, XXX is the code of ISO 4217 for no currency. */
const inAnyFile: readonly Banned[] = [
  {
    pattern: /\b(?:TODO|FIXME|HACK)\b|(?<!['"`])\bXXX\b(?!['"`])/,
    instead: 'do it, or write the decision not to in infra/decisions',
  },
];

/** A conditional skip counts: a test whose service is missing must fail, or nobody learns that it is missing. */
const inScripts: readonly Banned[] = [
  { pattern: /\.(?:skip|skipIf|runIf|todo)\s*\(/, instead: 'a test runs or is deleted' },
  {
    pattern: /\b(?:describe|test|it|suite|bench)\b[\w.]*\.(?:skip|todo)\b/,
    instead: 'a test runs or is deleted',
  },
  { pattern: /\.only\s*\(/, instead: 'it silences every other test' },
  { pattern: /\b(?:describe|test|it|suite|bench)\b[\w.]*\.only\b/, instead: 'it silences every other test' },
];

export const bannedWords = fileRule({
  name: 'banned-words',
  reason: 'A note to oneself or a silenced test is the hard part, missing.',
  appliesTo: (path) => !isGenerated(path),
  check,
});

function check(file: SourceText): Remark[] {
  const banned = isScript(file.path) ? [...inAnyFile, ...inScripts] : inAnyFile;
  return file.lines.flatMap((text, index) => {
    const hit = banned.find(({ pattern }) => pattern.test(text));
    if (!hit) return [];
    return [{ line: index + 1, message: `"${hit.pattern.exec(text)?.[0]}": ${hit.instead}` }];
  });
}
