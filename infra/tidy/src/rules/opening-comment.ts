/** A file opens by saying why it exists, so that a reader can stop after one line. */
import { isScript, isSpec, isToolConfig } from '../kinds.ts';
import { fileRule, type Remark } from '../rule.ts';
import type { SourceText } from '../source-text.ts';

/** Below this a comment is a title, not a sentence. */
const wordsMin = 5;

export const openingComment = fileRule({
  name: 'opening-comment',
  reason: 'The first line of a file tells why it exists, so that a reader may stop there.',
  appliesTo: (path) => isScript(path) && !isSpec(path) && !isToolConfig(path),
  check,
});

function check(file: SourceText): Remark[] {
  const text = openingText(file);
  if (text === undefined) return [{ line: 1, message: 'opens without a comment that says why the file exists' }];
  if (text.split(/\s+/).length < wordsMin || !/[.:!?]/.test(text)) {
    return [{ line: 1, message: `"${text}" is not a sentence that says why the file exists` }];
  }
  return [];
}

/** The comment that opens line 1, or line 2 below `#!`; line comments on neighbouring lines read as one. */
function openingText(file: SourceText): string | undefined {
  if (!/^(?:#![^\n]*\n)?\/[/*]/.test(file.text)) return undefined;
  const firstLine = file.text.startsWith('#!') ? 2 : 1;
  const parts: string[] = [];
  for (const comment of file.syntax().comments) {
    if (comment.type === 'Line' && comment.value.startsWith('!')) continue;
    if (file.lineAt(comment.start) !== firstLine + parts.length) break;
    parts.push(comment.value.replace(/^\s*\*+/gm, '').trim());
    if (comment.type === 'Block') break;
  }
  return parts.length === 0 ? undefined : parts.join(' ').replace(/\s+/g, ' ').trim();
}
