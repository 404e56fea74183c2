/** What a page shows arrives when it arrives: a spec that looks once passes on a fast machine and fails on a slow one. */
import type { Node } from 'oxc-parser';
import { fileRule, type Remark } from '../rule.ts';
import type { Placed, SourceText } from '../source-text.ts';

const looks = [
  'allInnerTexts',
  'allTextContents',
  'cookies',
  'count',
  'getAttribute',
  'innerText',
  'inputValue',
  'isChecked',
  'isDisabled',
  'isEnabled',
  'isHidden',
  'isVisible',
  'textContent',
];
/** Of a page's address, or of something on it. */
const look = new RegExp(`^expect\\(\\s*(?:await [^;]*\\.(?:${looks.join('|')})\\(|[^;]*\\burl\\(\\))`);
/** By which a page has come to rest, so that what is not there stays away. */
const rest = /^await (?:settled|still)\(/;

export const immediateLooks = fileRule({
  name: 'immediate-looks',
  reason: 'A spec of a page waits for what it expects, and looks once only at a page that is at rest.',
  appliesTo: (path) => path.startsWith('control-plane/console/acceptance/') && path.endsWith('.ts'),
  check: (file) => {
    if (!/\bexpect\(/.test(file.text)) return [];
    return file.syntax().nodes.flatMap((placed) => judge(file, placed));
  },
});

function judge(file: SourceText, { node }: Placed): Remark[] {
  if (node.type !== 'BlockStatement') return [];
  const textOf = ({ start, end }: Node): string => file.text.slice(start, end);
  let isAtRest = false;
  return node.body.flatMap((statement) => {
    const text = textOf(statement);
    if (!look.test(text)) {
      isAtRest = rest.test(text);
      return [];
    }
    if (isAtRest) return [];
    const message = 'looks once at what arrives: `await expect.poll(() => …)`, or `await settled(page)` before it';
    return [{ line: file.lineAt(statement.start), message }];
  });
}
