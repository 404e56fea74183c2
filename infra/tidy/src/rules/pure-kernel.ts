/** The kernel reaches for nothing: what it does depends on its arguments alone. */
import type { Placed, SourceText } from '../source-text.ts';
import { isScript, isTestCode } from '../kinds.ts';
import { fileRule, type Remark } from '../rule.ts';

const outsideWorld = new Set([
  'process',
  'console',
  'fetch',
  'performance',
  'crypto',
  'setTimeout',
  'setInterval',
  'setImmediate',
  'queueMicrotask',
]);

export const pureKernel = fileRule({
  name: 'pure-kernel',
  reason: 'Deciders run inside the lock of a bank’s log and again on replay: they may reach for nothing outside.',
  appliesTo: (path) => path.startsWith('data-plane/kernel/src/') && isScript(path) && !isTestCode(path),
  check: (file) => file.syntax().nodes.flatMap((placed) => judge(file, placed) ?? []),
});

function judge(file: SourceText, { node, parent }: Placed): Remark | undefined {
  if (node.type !== 'Identifier' || !outsideWorld.has(node.name)) return undefined;
  const called = (parent?.type === 'CallExpression' || parent?.type === 'NewExpression') && parent.callee === node;
  const looked = parent?.type === 'MemberExpression' && parent.object === node;
  if (!called && !looked) return undefined;
  return {
    line: file.lineAt(node.start),
    message: `${node.name} in the kernel: do it in the platform and hand in the result`,
  };
}
