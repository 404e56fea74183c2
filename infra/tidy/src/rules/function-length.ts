/** A function must fit on one screen, so that its whole is seen at once. */
import type { Node } from 'oxc-parser';
import { isScript } from '../kinds.ts';
import { fileRule, type Remark } from '../rule.ts';
import type { Placed, SourceText } from '../source-text.ts';

/** What fits on a screen without scrolling. */
const functionLinesMax = 70;

const functionTypes = new Set(['FunctionDeclaration', 'FunctionExpression', 'ArrowFunctionExpression']);

export const functionLength = fileRule({
  name: 'function-length',
  reason: `A function of more than ${functionLinesMax} lines does not fit on a screen, and so in nobody's head.`,
  appliesTo: isScript,
  check: (file) => {
    if (file.lines.length <= functionLinesMax) return [];
    return file.syntax().nodes.flatMap((placed) => judge(file, placed) ?? []);
  },
});

function judge(file: SourceText, { node, parent }: Placed): Remark | undefined {
  if (!functionTypes.has(node.type) || groupsTests(parent)) return undefined;
  const line = file.lineAt(node.start);
  const lines = file.lineAt(node.end) - line + 1;
  if (lines <= functionLinesMax) return undefined;
  const message = `${nameOf(node, parent)} has ${lines} lines, at most ${functionLinesMax}: name its parts`;
  return { line, message };
}

/** `describe(…, () => {…})` is a heading over tests, not something that runs as one. */
function groupsTests(parent: Node | undefined): boolean {
  if (parent?.type !== 'CallExpression') return false;
  let callee: Node = parent.callee;
  while (callee.type === 'CallExpression' || callee.type === 'MemberExpression') {
    callee = callee.type === 'CallExpression' ? callee.callee : callee.object;
  }
  return callee.type === 'Identifier' && ['describe', 'suite'].includes(callee.name);
}

function nameOf(node: Node, parent: Node | undefined): string {
  const named = [(node as { id?: unknown }).id, (parent as { id?: unknown })?.id, (parent as { key?: unknown })?.key];
  for (const each of named) {
    const name = (each as { name?: unknown } | null | undefined)?.name;
    if (typeof name === 'string') return name;
  }
  return 'a function without a name';
}
