/** A decision is read years later by somebody who disagrees: the same six headings answer them in the same order. */
import { fileRule, type Remark } from '../rule.ts';
import type { SourceText } from '../source-text.ts';

const headings = ['Summary', 'Motivation', 'Decision', 'Drawbacks', 'Alternatives', 'Open questions'];

export const decisionHeadings = fileRule({
  name: 'decision-headings',
  reason: `A decision record answers the same questions in the same order: ${headings.join(', ')}.`,
  appliesTo: (path) => /^infra\/decisions\/[^/]+\.md$/.test(path) && !path.endsWith('/README.md'),
  check,
});

function check(file: SourceText): Remark[] {
  const name = file.path.split('/').at(-1) ?? '';
  const remarks: Remark[] = [];
  if (!/^\d{4}-[a-z0-9-]+\.md$/.test(name)) remarks.push({ line: 1, message: 'name it NNNN-the-decision.md' });
  const found = file.lines.filter((line) => line.startsWith('## ')).map((line) => line.slice(3).trim());
  if (found.join() !== headings.join()) {
    remarks.push({
      line: 1,
      message: `its headings are ${found.join(', ') || 'none'}; they are ${headings.join(', ')}`,
    });
  }
  return remarks;
}
