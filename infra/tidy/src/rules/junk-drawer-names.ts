/** A folder or file named after nothing collects everything. */
import { fileRule, type Remark } from '../rule.ts';
import type { SourceText } from '../source-text.ts';

const folders = new Set(['util', 'utils', 'helper', 'helpers', 'common', 'shared', 'dto', 'dtos', 'types', 'misc']);

export const junkDrawerNames = fileRule({
  name: 'junk-drawer-names',
  reason:
    'A folder called utils, helpers, common, shared, dto or types grows faster than the house: name the thing by its domain.',
  appliesTo: () => true,
  check,
});

function check(file: SourceText): Remark[] {
  const parts = file.path.split('/');
  const folder = parts.slice(0, -1).find((part) => folders.has(part));
  if (folder) return [{ line: 1, message: `in a folder called "${folder}": name it by what its files are about` }];
  const stem = parts.at(-1)?.split('.')[0] ?? '';
  if (/\.[jt]sx?$/.test(file.path) && folders.has(stem)) {
    return [{ line: 1, message: `a file called "${stem}": name it by what it is about` }];
  }
  return [];
}
