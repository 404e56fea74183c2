/** The published contracts, as a stranger reads them: openapi/data-plane.json, openapi/issuer.json. */
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
interface Reference {
  readonly $ref?: string;
}
export interface Header {
  readonly required?: boolean;
  readonly schema: JsonSchema;
}
interface Response extends Media, Reference {
  readonly headers?: Readonly<Record<string, Header & Reference>>;
}
interface Described {
  readonly operationId: string;
  readonly tags: readonly string[];
  readonly 'x-munim-scope'?: string | null;
  readonly parameters?: readonly Parameter[];
  readonly requestBody?: Media;
  readonly responses: Readonly<Record<string, Response>>;
}

export interface Operation {
  readonly id: string;
  readonly tags: readonly string[];
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
  /** What `$ref` in its schemas points to. */
  readonly named: Readonly<Record<string, JsonSchema>>;
  /** By status; undefined when the status is not documented. */
  readonly answerSchema: (status: number, mediaType: string) => JsonSchema | undefined;
  /** Those of an answer with this status, by name in small letters. */
  readonly answerHeaders: (status: number) => Readonly<Record<string, Header>>;
}

interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: {
    readonly schemas: Readonly<Record<string, JsonSchema>>;
    readonly responses: Readonly<Record<string, Response>>;
    readonly headers: Readonly<Record<string, Header>>;
  };
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

const described = operationsIn(dataPlane);

/** The business of the bank. */
export const operations: readonly Operation[] = described.filter(({ tags }) => !tags.includes('support-access'));
/** Its say on support, which is the control plane's to answer and needs a client of its own. */
export const supportOperations: readonly Operation[] = described.filter(({ tags }) => tags.includes('support-access'));
/** What the token issuer answers. */
export const issuerOperations: readonly Operation[] = operationsIn(readContract('issuer.json') as Document);

function operationsIn(document: Document): Operation[] {
  return Object.entries(document.paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, one]) => operationOf(document, path, method, one)),
  );
}

function operationOf({ components }: Document, path: string, method: string, described: Described): Operation {
  const named = (place: Parameter['in']) =>
    (described.parameters ?? []).filter((one) => one.in === place).map((one) => one.name);
  const body = described.requestBody?.content?.['application/json']?.schema;
  const responseTo = (status: number): Response =>
    referred(described.responses[String(status)] ?? {}, components.responses);
  return {
    id: described.operationId,
    tags: described.tags,
    method: method.toUpperCase() as Operation['method'],
    path,
    params: named('path'),
    queries: named('query'),
    parameters: described.parameters ?? [],
    scope: described['x-munim-scope'] ?? null,
    bodySchema: body && resolved(body),
    named: components.schemas,
    answerSchema: (status, mediaType) => responseTo(status).content?.[mediaType]?.schema,
    answerHeaders: (status) =>
      Object.fromEntries(
        Object.entries(responseTo(status).headers ?? {}).map(([name, header]) => [
          name.toLowerCase(),
          referred<Header>(header, components.headers),
        ]),
      ),
  };
}

/** What a reference points to, or what stands there itself. */
function referred<Part extends object>(given: Part & Reference, parts: Readonly<Record<string, Part>>): Part {
  if (given.$ref === undefined) return given;
  const found = parts[given.$ref.split('/').at(-1) ?? ''];
  if (!found) throw new Error(`the contract has no ${given.$ref}`);
  return found;
}

export const methodsOf = (path: string): string[] =>
  operations.filter((one) => one.path === path).map((one) => one.method);
