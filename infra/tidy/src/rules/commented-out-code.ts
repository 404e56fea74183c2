/** Code in a comment is neither run nor checked: git keeps what is gone, and a comment is for a reason. */
import type { Comment } from 'oxc-parser';
import { isGenerated, isScript } from '../kinds.ts';
import { fileRule, type Remark } from '../rule.ts';
import { parse, type SourceText } from '../source-text.ts';

/** A comment is taken for code when it ends like code and also parses as statements that do something. */
const endsLikeCode = /[;{}]\s*$/m;
const opensBlock = /^\s*(?:\}\s*)?(?:if|for|while|switch|try|catch|else|function|async function)\b.*\{\s*$/m;
const declares =
  /^\s*(?:import\s.*from\s+['"]|export\s+(?:const|function|type|interface|class)\s|(?:const|let|var)\s+\S+\s*=)/m;

const sqlStatement = /^\s*--\s*(?:select|insert|update|delete|create|alter|drop|grant|revoke)\b.*;\s*$/i;

export const commentedOutCode = fileRule({
  name: 'commented-out-code',
  reason: 'Code kept "for later" in a comment rots unseen; git remembers it.',
  appliesTo: (path) => (isScript(path) || path.endsWith('.sql')) && !isGenerated(path),
  check: (file) => (file.path.endsWith('.sql') ? inSql(file) : inScript(file)),
});

function inSql(file: SourceText): Remark[] {
  return file.lines.flatMap((text, index) =>
    sqlStatement.test(text) ? [{ line: index + 1, message: 'a statement in a comment: run it or delete it' }] : [],
  );
}

function inScript(file: SourceText): Remark[] {
  return groups(file)
    .filter(({ text }) => looksLikeCode(text))
    .map(({ line, text }) => ({
      line,
      message: `code in a comment ("${text.trim().split('\n')[0]?.trim()}"): run it or delete it`,
    }));
}

/** Line comments on neighbouring lines are one text. A documentation block is left out: it may hold an example. */
function groups(file: SourceText): { line: number; text: string }[] {
  const found: { line: number; lastLine: number; text: string }[] = [];
  for (const comment of file.syntax().comments) {
    if (isDocumentation(comment)) continue;
    const line = file.lineAt(comment.start);
    const previous = found.at(-1);
    if (comment.type === 'Line' && previous?.lastLine === line - 1) {
      previous.text += `\n${comment.value}`;
      previous.lastLine = line;
    } else {
      found.push({ line, lastLine: comment.type === 'Line' ? line : -1, text: comment.value });
    }
  }
  return found;
}

function isDocumentation(comment: Comment): boolean {
  return comment.type === 'Block' && comment.value.startsWith('*');
}

function looksLikeCode(text: string): boolean {
  if (opensBlock.test(text)) return true;
  if (!endsLikeCode.test(text) && !declares.test(text)) return false;
  // Whole statements stand alone; `return` and `await` only inside a function.
  return doesSomething(text, 'Program') || doesSomething(`async function f() {\n${text}\n}`, 'BlockStatement');
}

function doesSomething(text: string, statementsIn: 'Program' | 'BlockStatement'): boolean {
  const { nodes, error } = parse('comment.ts', text);
  return !error && nodes.some(({ node, parent }) => parent?.type === statementsIn && acts(node));
}

/** A lone word or a quoted one parses as a statement too, but does nothing: it is prose. */
function acts(node: { readonly type: string; readonly expression?: unknown }): boolean {
  if (node.type === 'EmptyStatement' || node.type === 'LabeledStatement') return false;
  if (node.type !== 'ExpressionStatement') return true;
  const expression = node.expression as { readonly type: string };
  return !['Identifier', 'Literal', 'TemplateLiteral', 'SequenceExpression'].includes(expression.type);
}
