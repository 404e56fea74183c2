/** Time, ids and randomness arrive as data, so that every other file gives the same answer every time it is asked. */
import type { Node } from 'oxc-parser';
import { edgeOf } from '../edges.ts';
import { isScript } from '../kinds.ts';
import { fileRule, type Remark } from '../rule.ts';
import type { SourceText } from '../source-text.ts';

export const ambientInputs = fileRule({
  name: 'ambient-inputs',
  reason:
    'Code that asks the clock or the dice itself cannot be replayed, tested or moved in time: an edge hands them in.',
  appliesTo: (path) => isScript(path) && edgeOf(path) === undefined,
  check,
});

function check(file: SourceText): Remark[] {
  if (!/\b(?:Date|Temporal|randomUUID)\b|\bMath\s*(?:\.\s*random|\[)/.test(file.text)) return [];
  return file.syntax().nodes.flatMap(({ node }) => {
    const source = ambientSource(node);
    if (!source) return [];
    const message = `${source} outside the edges: take a clock or ids as an argument (edges: infra/tidy/src/edges.ts)`;
    return [{ line: file.lineAt(node.start), message }];
  });
}

const ambientMembers = new Set(['Date.now', 'Math.random', 'Temporal.Now']);

function ambientSource(node: Node): string | undefined {
  if (node.type === 'MemberExpression') {
    const property = propertyName(node.property);
    if (property === 'randomUUID') return property;
    const member = node.object.type === 'Identifier' ? `${node.object.name}.${property}` : '';
    return ambientMembers.has(member) ? member : undefined;
  }
  if (node.type === 'ImportSpecifier' && propertyName(node.imported) === 'randomUUID') return 'randomUUID';
  if (node.type === 'NewExpression' || node.type === 'CallExpression') {
    const readsClock = node.callee.type === 'Identifier' && node.callee.name === 'Date' && node.arguments.length === 0;
    if (readsClock) return node.type === 'NewExpression' ? 'new Date()' : 'Date()';
  }
  return undefined;
}

/** `Date.now` and `Date['now']` are the same thing. */
function propertyName(node: Node): string | undefined {
  if (node.type === 'Identifier') return node.name;
  return node.type === 'Literal' && typeof node.value === 'string' ? node.value : undefined;
}
