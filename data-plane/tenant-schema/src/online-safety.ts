/** Pods of two releases serve one schema while banks are upgraded: what takes something away from the older ones is refused. */

/** What a file says when no pod that serves needs the thing any more: the second step, a release after the first. */
const marker = /^--[ \t]*second step:[ \t]*\S.{9,}$/im;

const takesAway: readonly { readonly pattern: RegExp; readonly why: string }[] = [
  { pattern: /\bdrop\s+(?:table|column|view|type|schema|sequence|function)\b/i, why: 'drops what older pods use' },
  {
    pattern: /\balter\s+table\b[^;]*\bdrop\s+(?!constraint\b|default\b|not\s+null\b)/i,
    why: 'drops what older pods use',
  },
  { pattern: /\brename\b/i, why: 'takes a name away that older pods use' },
  { pattern: /\balter\s+(?:column\s+)?\S+\s+(?:set\s+data\s+)?type\b/i, why: 'rewrites a table under lock' },
  { pattern: /\bset\s+not\s+null\b/i, why: 'refuses what older pods write' },
  {
    pattern: /\badd\s+(?:column\s+)?(?:if\s+not\s+exists\s+)?\w+\s[^,;]*\bnot\s+null\b/i,
    why: 'refuses what older pods write',
  },
  { pattern: /\btruncate\s+(?:table\s+)?[a-z_]+\s*[;,]|\bdelete\s+from\b/i, why: "deletes a bank's rows" },
  {
    pattern: /\bconcurrently\b|^\s*(?:begin|commit|rollback)\s*;/im,
    why: 'cannot be taken back with the other migrations',
  },
];

/** Why the file may not be applied to banks that serve; undefined when it may. */
export function unsafeOnline(sql: string): string | undefined {
  if (marker.test(sql)) return undefined;
  const statements = withoutTexts(sql);
  const found = takesAway.find(({ pattern }) => pattern.test(statements));
  if (found === undefined) return undefined;
  const [statement = ''] = found.pattern.exec(statements) ?? [];
  return `"${statement.trim().replaceAll(/\s+/g, ' ').slice(0, 80)}" ${found.why}`;
}

/** Comments, bodies of functions and literals are no statements of the migration. */
const withoutTexts = (sql: string): string =>
  sql
    .replaceAll(/--.*$/gm, '')
    .replaceAll(/\/\*[\s\S]*?\*\//g, '')
    .replaceAll(/\$(\w*)\$[\s\S]*?\$\1\$/g, "''")
    .replaceAll(/'(?:[^']|'')*'/g, "''");
