/** The published contract of the control plane as a stranger reads it: every operation, with what it takes. */
import { controlPlaneOpenApi } from '../../openapi.ts';

export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
  readonly anyOf?: readonly Schema[];
  readonly allOf?: readonly Schema[];
  readonly enum?: readonly unknown[];
  readonly format?: string;
  readonly pattern?: string;
  readonly minLength?: number;
  readonly maxLength?: number;
  readonly minItems?: number;
  readonly maxItems?: number;
  readonly minimum?: number;
  readonly maximum?: number;
}

interface Described {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string; readonly schema: Schema }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema: Schema }>> };
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

export interface Operation {
  readonly id: string;
  readonly method: 'GET' | 'POST';
  readonly template: string;
  /** With things that are there, where there are any. */
  readonly path: string;
  readonly params: readonly string[];
  readonly queries: readonly { readonly name: string; readonly schema: Schema }[];
  readonly body: Schema | undefined;
}

export interface Member {
  /** JSON pointer below the body, in which `0` stands for an item of an array. */
  readonly pointer: string;
  readonly schema: Schema;
}

const { paths, components } = controlPlaneOpenApi() as Document;

const resolved = (schema: Schema): Schema => {
  const name = schema.$ref?.replace('#/components/schemas/', '');
  return name === undefined ? schema : { ...components.schemas[name], ...schema };
};

/** `known`: what stands for a path's parts. */
export const operationsWith = (known: Readonly<Record<string, string>>): Operation[] =>
  Object.entries(paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, { operationId, parameters = [], requestBody }]) => {
      const places = (place: string) => parameters.filter((one) => one.in === place);
      const body = requestBody?.content['application/json']?.schema;
      return {
        id: operationId,
        method: method.toUpperCase() as Operation['method'],
        template,
        path: template.replaceAll(/\{(\w+)\}/g, (_, name: string) => known[name] ?? 'unknown-thing'),
        params: places('path').map(({ name }) => name),
        queries: places('query').map(({ name, schema }) => ({ name, schema: resolved(schema) })),
        body: body && resolved(body),
      };
    }),
  );

export const typesOf = (schema: Schema): readonly string[] => [schema.type ?? []].flat();

/** All of them, at whatever depth; of a choice only what holds it, since a refusal may name either. */
export function membersOf(schema: Schema, base = ''): Member[] {
  const own = resolved(schema);
  const below = (pointer: string, member: Schema): Member[] => [
    { pointer, schema: resolved(member) },
    ...membersOf(member, pointer),
  ];
  return [
    ...Object.entries(own.properties ?? {}).flatMap(([name, member]) => below(`${base}/${name}`, member)),
    ...(own.items ? below(`${base}/0`, own.items) : []),
    ...(own.allOf ?? []).flatMap((part) => membersOf(part, base)),
  ];
}
