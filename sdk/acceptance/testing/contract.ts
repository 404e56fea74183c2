/** The published contract, as a stranger reads it: openapi/data-plane.json. */
import { readFileSync } from 'node:fs';

export interface JsonSchema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly properties?: Readonly<Record<string, JsonSchema>>;
  readonly items?: JsonSchema;
  readonly anyOf?: readonly JsonSchema[];
  readonly [keyword: string]: unknown;
}
interface Parameter {
  readonly name: string;
  readonly in: 'path' | 'query' | 'header';
  readonly schema: JsonSchema;
}
interface Media {
  readonly content?: Readonly<Record<string, { readonly schema: JsonSchema }>>;
}
interface Described {
  readonly operationId: string;
  readonly 'x-munim-scope'?: string | null;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Media;
  readonly responses: Readonly<Record<string, Media>>;
}

export interface Operation {
  readonly id: string;
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly params: readonly string[];
  readonly queries: readonly string[];
  /** Those of the path, the query and the headers, with their schemas. */
  readonly parameters: readonly Parameter[];
  /** Null when any token will do. */
  readonly scope: string | null;
  /** Undefined when it takes no body. */
  readonly bodySchema: JsonSchema | undefined;
  /** By status; undefined when the status is not documented. */
  readonly answerSchema: (status: number, mediaType: string) => JsonSchema | undefined;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, JsonSchema>> };
}

export const readContract = (path: string): unknown => JSON.parse(readPublished(path));

export const readPublished = (path: string): string =>
  readFileSync(new URL(`../../../openapi/${path}`, import.meta.url), 'utf8');

const dataPlane = readContract('data-plane.json') as Document;
export const namedSchemas = dataPlane.components.schemas;

export const resolved = (schema: JsonSchema): JsonSchema => {
  const name = schema.$ref?.replace('#/components/schemas/', '');
  return name === undefined ? schema : (namedSchemas[name] ?? {});
};

export const operations: readonly Operation[] = Object.entries(dataPlane.paths).flatMap(([path, methods]) =>
  Object.entries(methods).map(([method, described]) => operationOf(path, method, described)),
);

function operationOf(path: string, method: string, described: Described): Operation {
  const named = (place: Parameter['in']) =>
    (described.parameters ?? []).filter((one) => one.in === place).map((one) => one.name);
  const body = described.requestBody?.content?.['application/json']?.schema;
  return {
    id: described.operationId,
    method: method.toUpperCase() as Operation['method'],
    path,
    params: named('path'),
    queries: named('query'),
    parameters: described.parameters ?? [],
    scope: described['x-munim-scope'] ?? null,
    bodySchema: body && resolved(body),
    answerSchema: (status, mediaType) => described.responses[String(status)]?.content?.[mediaType]?.schema,
  };
}

export const methodsOf = (path: string): string[] =>
  operations.filter((one) => one.path === path).map((one) => one.method);
