/** A rule is a program with a reason: it looks at the repository's files and says what is wrong, and where. */
import type { SourceText } from './source-text.ts';

export interface Finding {
  readonly file: string;
  /** From 1; 1 when the finding is about the file as a whole. */
  readonly line: number;
  readonly rule: string;
  /** What is wrong and what to do. */
  readonly message: string;
}

export interface Rule {
  readonly name: string;
  /** One sentence: what the rule protects. Printed by `--help`. */
  readonly reason: string;
  readonly check: (files: readonly SourceText[]) => Finding[];
}

/** What a rule about single files reports; the file and the rule's name are added by `fileRule`. */
export interface Remark {
  readonly line: number;
  readonly message: string;
}

/** A rule that judges each file alone: `appliesTo` picks the files, `check` says what is wrong in one. */
export function fileRule(rule: {
  readonly name: string;
  readonly reason: string;
  readonly appliesTo: (path: string) => boolean;
  readonly check: (file: SourceText) => readonly Remark[];
}): Rule {
  return {
    name: rule.name,
    reason: rule.reason,
    check: (files) =>
      files
        .filter((file) => rule.appliesTo(file.path))
        .flatMap((file) => rule.check(file).map((remark) => ({ file: file.path, rule: rule.name, ...remark }))),
  };
}
