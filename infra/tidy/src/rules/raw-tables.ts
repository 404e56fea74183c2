/** A table of the console that is made by hand has no file to save, no empty state and no name. */
import { fileRule, type Remark } from '../rule.ts';
import type { SourceText } from '../source-text.ts';

const consoleSources = 'control-plane/console/src/';
const home = `${consoleSources}table/`;

export const rawTables = fileRule({
  name: 'raw-tables',
  reason: 'Every table of the console can be saved as CSV and is readable by everybody: src/table makes it so.',
  appliesTo: (path) => path.startsWith(consoleSources) && path.endsWith('.tsx') && !path.startsWith(home),
  check,
});

const element = /<(?:Table|table)(?:[\s.>]|$)/;

function check(file: SourceText): Remark[] {
  return file.lines.flatMap((text, index) =>
    element.test(text)
      ? [{ line: index + 1, message: 'a table of its own: use DataTable or PagedTable of src/table' }]
      : [],
  );
}
