import { expect, test } from 'vitest';
import { sourceText } from './source-text.ts';

test('an offset falls on the line that holds it', () => {
  const file = sourceText('a.ts', 'ab\ncd\n\nef');
  expect([0, 2, 3, 5, 6, 7, 8].map(file.lineAt)).toEqual([1, 1, 2, 2, 3, 4, 4]);
});

test('offsets count characters as JavaScript does, after other scripts and emoji too', () => {
  const file = sourceText('a.ts', "const a = 'मुनीम 🏦';\nconst b = 1;\n");
  const second = file.syntax().nodes.filter(({ node }) => node.type === 'VariableDeclaration')[1];
  expect(file.lineAt(second?.node.start ?? 0)).toBe(2);
});

test('a file that does not parse has no nodes and says where it broke', () => {
  const { nodes, error } = sourceText('a.ts', 'const a = 1;\nconst = 2;').syntax();
  expect(nodes).toEqual([]);
  expect(error?.offset).toBeGreaterThan(12);
});
