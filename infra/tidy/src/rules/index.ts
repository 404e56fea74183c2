/** The rules, in the order in which `--help` tells them. */
import type { Rule } from '../rule.ts';
import { ambientInputs } from './ambient-inputs.ts';
import { bannedWords } from './banned-words.ts';
import { commentedOutCode } from './commented-out-code.ts';
import { decisionHeadings } from './decision-headings.ts';
import { fileLength } from './file-length.ts';
import { functionLength } from './function-length.ts';
import { immediateLooks } from './immediate-looks.ts';
import { importBoundaries } from './import-boundaries.ts';
import { junkDrawerNames } from './junk-drawer-names.ts';
import { openingComment } from './opening-comment.ts';
import { outsideMentions } from './outside-mentions.ts';
import { parses } from './parses.ts';
import { placesRule } from './places.ts';
import { pureKernel } from './pure-kernel.ts';
import { rawTables } from './raw-tables.ts';
import { specNames } from './spec-names.ts';
import { swallowedErrors } from './swallowed-errors.ts';

export const rules: readonly Rule[] = [
  placesRule,
  importBoundaries,
  pureKernel,
  ambientInputs,
  junkDrawerNames,
  openingComment,
  fileLength,
  functionLength,
  bannedWords,
  commentedOutCode,
  swallowedErrors,
  specNames,
  immediateLooks,
  decisionHeadings,
  outsideMentions,
  rawTables,
  parses,
];
