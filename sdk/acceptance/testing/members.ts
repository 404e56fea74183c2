/** Every member that a published body schema knows, at whatever depth, so that specs need not list them by hand. */
import { type JsonSchema, resolved } from './contract.ts';

export interface Member {
  /** JSON pointer below the body; `*` stands for an item of an array. */
  readonly path: string;
  readonly schema: JsonSchema;
  readonly required: boolean;
  /** Where a refusal may say that it is wrong, besides the member itself: the choice that it is part of. */
  readonly choice: string | undefined;
}

export function membersOf(schema: JsonSchema, base = '', choice?: string): Member[] {
  const own = resolved(schema);
  const below = (path: string, member: JsonSchema, required: boolean): Member[] => [
    { path, schema: resolved(member), required, choice },
    ...membersOf(member, path, choice),
  ];
  const required = (own['required'] ?? []) as readonly string[];
  return [
    ...Object.entries(own.properties ?? {}).flatMap(([name, member]) =>
      below(`${base}/${name}`, member, required.includes(name)),
    ),
    ...(own.items ? below(`${base}/*`, own.items, false) : []),
    ...(own.anyOf ?? []).flatMap((variant) => membersOf(variant, base, choice ?? base)),
  ];
}

/** What a body is made of: objects and arrays by name and index. */
type Node = Record<string, unknown>;

/** The pointer of the first item that has the member, or of the first item. */
export function pointerIn(body: unknown, path: string): string {
  const [head, ...rest] = path.split('/*');
  if (rest.length === 0) return path;
  const list = memberAt(body, head ?? '');
  const after = rest.join('/*');
  const found = Array.isArray(list) ? list.findIndex((item) => memberAt(item, after) !== undefined) : -1;
  const index = Math.max(found, 0);
  return `${head}/${index}${pointerIn(Array.isArray(list) ? list[index] : undefined, after)}`;
}

const memberAt = (body: unknown, pointer: string): unknown =>
  namesIn(pointer).reduce<unknown>((node, name) => (node as Node | undefined)?.[name], body);

const namesIn = (pointer: string): string[] => pointer.split('/').slice(1);

/** A copy in which the member has another value; `undefined` takes it away. Objects on the way are made. */
export function withMember(body: object, pointer: string, value: unknown): object {
  const copy = structuredClone(body);
  const names = namesIn(pointer);
  const last = names.pop() ?? '';
  let node = copy as Node;
  for (const name of names) {
    node[name] ??= {};
    node = node[name] as Node;
  }
  if (value === undefined) delete node[last];
  else node[last] = value;
  return copy;
}
