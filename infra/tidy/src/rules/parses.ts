/** A script that does not parse would pass every rule that reads its syntax, so that alone is a finding. */
import { isScript } from '../kinds.ts';
import { fileRule } from '../rule.ts';

export const parses = fileRule({
  name: 'parses',
  reason: 'A file that cannot be read cannot be judged.',
  appliesTo: isScript,
  check: (file) => {
    const { error } = file.syntax();
    return error ? [{ line: file.lineAt(error.offset), message: error.message }] : [];
  },
});
