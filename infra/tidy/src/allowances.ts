/** The exceptions to the rules, in one table, each with its reason: an exception that nobody needs any more is a finding. */
import type { Finding } from './rule.ts';

export interface Allowance {
  readonly rule: string;
  /** A file, or a folder with a `/` at its end. */
  readonly path: string;
  readonly reason: string;
}

export const allowances: readonly Allowance[] = [
  {
    rule: 'banned-words',
    path: 'infra/tidy/src/rules/',
    reason: 'the rule and its spec name the words they look for',
  },
  {
    rule: 'banned-words',
    path: 'infra/tidy/src/main.int.spec.ts',
    reason: 'it plants a fault for the program to find',
  },
  {
    rule: 'outside-mentions',
    path: 'infra/tidy/src/rules/',
    reason: 'the rule and its spec name what they look for',
  },
];

/** What is left of the findings, and one more for each allowance that covered none. */
export function applyAllowances(findings: readonly Finding[], table: readonly Allowance[]): Finding[] {
  const used = new Set<Allowance>();
  const left = findings.filter((finding) => {
    const allowance = table.find((each) => each.rule === finding.rule && covers(each.path, finding.file));
    if (allowance) used.add(allowance);
    return !allowance;
  });
  const unused = table.filter((each) => !used.has(each));
  return [...left, ...unused.map(asFinding)];
}

function covers(path: string, file: string): boolean {
  return path.endsWith('/') ? file.startsWith(path) : file === path;
}

function asFinding(allowance: Allowance): Finding {
  const message = `no finding of ${allowance.rule} in ${allowance.path} needs this exception any more: delete it`;
  return { file: 'infra/tidy/src/allowances.ts', line: 1, rule: 'unused-allowance', message };
}
