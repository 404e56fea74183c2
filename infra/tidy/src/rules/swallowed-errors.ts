/** An error that nobody hears is a bug report thrown away: a handler that does nothing says why in a comment. */
import type { Node } from 'oxc-parser';
import { isScript } from '../kinds.ts';
import { fileRule, type Remark } from '../rule.ts';
import type { Placed, SourceText } from '../source-text.ts';

export const swallowedErrors = fileRule({
  name: 'swallowed-errors',
  reason: 'A failure is handled, passed on, or its silence explained where it happens.',
  appliesTo: isScript,
  check: (file) => {
    if (!/\bcatch\b/.test(file.text)) return [];
    return file.syntax().nodes.flatMap((placed) => judge(file, placed) ?? []);
  },
});

function judge(file: SourceText, { node }: Placed): Remark | undefined {
  const silent = silentHandler(node);
  if (!silent || isExplained(file, silent)) return undefined;
  const message = 'swallows the error: handle it, or say in a comment why nothing is to be done';
  return { line: file.lineAt(silent.start), message };
}

/** The empty block: of `catch {}`, or of the function given to `.catch(…)`. */
function silentHandler(node: Node): Node | undefined {
  if (node.type === 'CatchClause') return isEmptyBlock(node.body) ? node.body : undefined;
  if (node.type !== 'CallExpression' || node.callee.type !== 'MemberExpression') return undefined;
  const { property } = node.callee;
  const [handler] = node.arguments;
  if (property.type !== 'Identifier' || property.name !== 'catch') return undefined;
  if (handler?.type !== 'ArrowFunctionExpression' && handler?.type !== 'FunctionExpression') return undefined;
  return isEmptyBlock(handler.body) ? handler : undefined;
}

function isEmptyBlock(body: Node | null): boolean {
  return body?.type === 'BlockStatement' && body.body.length === 0;
}

/** A comment inside, on the same line, or on the line before. */
function isExplained(file: SourceText, silent: Node): boolean {
  const first = file.lineAt(silent.start) - 1;
  const last = file.lineAt(silent.end);
  return file.syntax().comments.some((comment) => {
    const line = file.lineAt(comment.end);
    return line >= first && line <= last;
  });
}
