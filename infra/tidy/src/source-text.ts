/** One file of the repository as the rules see it: its text, its lines and, for a script, its syntax tree. */
import { type Comment, type Node, type ParseResult, parseSync, visitorKeys } from 'oxc-parser';

export interface Placed {
  readonly node: Node;
  readonly parent: Node | undefined;
}

export interface Import {
  readonly specifier: string;
  readonly offset: number;
}

export interface Syntax {
  /** Every node, in source order, each with its parent. Dear: a rule looks at the text first, to do without. */
  readonly nodes: readonly Placed[];
  readonly comments: readonly Comment[];
  /** Static, re-exported, dynamic and type imports: a type binds two parts as firmly as a value. */
  readonly imports: readonly Import[];
  /** Where the parser gave up; a file with an error gets no other finding about its syntax. */
  readonly error: { readonly offset: number; readonly message: string } | undefined;
}

export interface SourceText {
  /** From the repository's root, with `/`. */
  readonly path: string;
  readonly text: string;
  readonly lines: readonly string[];
  readonly lineAt: (offset: number) => number;
  readonly syntax: () => Syntax;
}

/** Lines and syntax are computed on first use: most files never need theirs. */
export function sourceText(path: string, text: string): SourceText {
  let lines: readonly string[] | undefined;
  let starts: readonly number[] | undefined;
  let syntax: Syntax | undefined;
  return {
    path,
    text,
    get lines() {
      return (lines ??= text.replace(/\n$/, '').split('\n'));
    },
    lineAt: (offset) => lineAt((starts ??= lineStarts(text)), offset),
    syntax: () => (syntax ??= parse(path, text)),
  };
}

export function parse(path: string, text: string): Syntax {
  const result = parseSync(path, text);
  const [first] = result.errors;
  const error = first && { offset: first.labels[0]?.start ?? 0, message: first.message };
  let nodes: readonly Placed[] | undefined;
  return {
    error,
    comments: result.comments,
    get nodes() {
      return (nodes ??= error ? [] : flatten(result.program));
    },
    get imports() {
      // What is not a statement stands in the tree alone.
      const inTree = /\bimport\s*\(/.test(text) ? importExpressions(this.nodes) : [];
      return [...importStatements(result), ...inTree];
    },
  };
}

function importStatements({ module: record }: ParseResult): Import[] {
  const imported = record.staticImports.map(({ moduleRequest }) => moduleRequest);
  const exported = record.staticExports.map(({ entries }) => entries[0]?.moduleRequest ?? undefined);
  return [...imported, ...exported].flatMap((request) =>
    request ? [{ specifier: request.value, offset: request.start }] : [],
  );
}

function importExpressions(nodes: readonly Placed[]): Import[] {
  return nodes.flatMap(({ node }) => {
    if (node.type !== 'ImportExpression' && node.type !== 'TSImportType') return [];
    const { source } = node;
    if (source.type !== 'Literal' || typeof source.value !== 'string') return [];
    return [{ specifier: source.value, offset: source.start }];
  });
}

function flatten(program: Node): Placed[] {
  const nodes: Placed[] = [];
  const visit = (node: Node, parent: Node | undefined): void => {
    nodes.push({ node, parent });
    for (const key of visitorKeys[node.type] ?? []) {
      const child = (node as unknown as Record<string, Node | null | (Node | null)[]>)[key];
      if (Array.isArray(child)) child.forEach((each) => each && visit(each, node));
      else if (child) visit(child, node);
    }
  };
  visit(program, undefined);
  return nodes;
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}

/** Counting from 1: the last line that starts at or before the offset. */
function lineAt(starts: readonly number[], offset: number): number {
  let low = 0;
  let high = starts.length;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((starts[middle] ?? 0) <= offset) low = middle;
    else high = middle;
  }
  return low + 1;
}
