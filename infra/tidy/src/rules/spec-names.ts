/** The suffix of a test file states what it costs to run: `vitest.config.ts` makes one suite of each. */
import { isSpec } from '../kinds.ts';
import { fileRule } from '../rule.ts';

const costs = ['unit', 'int', 'acceptance', 'kill'];

export const specNames = fileRule({
  name: 'spec-names',
  reason:
    'The suffix of a test is its cost: .unit (pure), .int (real services), .acceptance (black box through the SDK), .kill (kills processes).',
  appliesTo: (path) => isSpec(path) || /\.test\.[jt]sx?$/.test(path),
  check: (file) => {
    const [, cost = ''] = /[^/]+\.(\w+)\.spec\.tsx?$/.exec(file.path) ?? [];
    if (costs.includes(cost)) return [];
    return [{ line: 1, message: `name it <what>.${costs.join('|')}.spec.ts, by what it costs to run` }];
  },
});
