/** Requests with one thing wrong each, made from the published contract: whatever an operation takes is tried. */
import { type Operation, type Schema, membersOf, typesOf } from './contract.ts';

export interface BadRequest {
  readonly name: string;
  /** With its query. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** As it is sent. */
  readonly body?: string;
  /** `undefined` where any refusal of the closed list will do, or even an answer: only never a failure of ours. */
  readonly code?: string;
  /** What a refusal has to name. */
  readonly pointer?: string;
}

const long = 'x'.repeat(20_000);
/** NUL, and halves of a pair: no text that is kept may hold these. */
const badTexts = [String.raw`\u0000`, String.raw`a\u0000b`, String.raw`\ud800`, String.raw`a\udc00b`];

/** Every query parameter of the operation, and some that it does not have. */
export function badQueriesFor({ path, queries }: Operation): BadRequest[] {
  const refused = (query: string, pointer: string): BadRequest => ({
    name: `?${query.slice(0, 60)}`,
    path: `${path}?${query}`,
    code: 'invalid-request',
    pointer,
  });
  const answered = (query: string): BadRequest => ({ name: `?${query}`, path: `${path}?${query}` });
  return [
    ...['surplus=1', 'LIMIT=1', '__proto__=1', 'constructor=1', 'x'].map((query) =>
      refused(query, `/query/${query.split('=')[0]}`),
    ),
    ...queries.flatMap(({ name, schema }) => [
      ...['%00', 'a%00b'].map((text) => refused(`${name}=${text}`, `/query/${name}`)),
      refused(`${name}=1&${name}=2`, `/query/${name}`),
      ...badQueryTexts(schema).map((text) => refused(`${name}=${encodeURIComponent(text)}`, `/query/${name}`)),
      // Not UTF-8, of meaning to SQL, or dates that calendars and databases disagree about.
      ...['%ff', '%ED%A0%80', '%', "'--", '%25', '%5C', '*', '0000-01-01', '9999-12-31'].map((text) =>
        answered(`${name}=${text}`),
      ),
      ...['0000-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '-1', '1e3', '99999999999999999999'].map((text) =>
        answered(`${name}=${text}`),
      ),
    ]),
  ];
}

function badQueryTexts(schema: Schema): string[] {
  const { maxLength, enum: choices, format, minLength } = schema;
  return [
    ...(typesOf(schema).includes('string') ? [] : ['x', '1.5', '-1', '']),
    ...(maxLength === undefined ? [] : ['x'.repeat(maxLength + 1), long]),
    ...(minLength === undefined ? [] : ['']),
    ...(choices === undefined ? [] : ['bogus', '__proto__']),
    ...(format === undefined ? [] : ['yesterday', '2026-02-30', long]),
  ];
}

/** Every part of the path with what is no id: as unknown as an id of nothing. */
export const badPathsFor = ({ template, path, params }: Operation): BadRequest[] =>
  params.flatMap((name) =>
    ['%00', 'a%00b', '%ff', '%ED%A0%80', "'--", '..%2f..', '__proto__', 'x'.repeat(5_000)].map((text) => ({
      name: `{${name}} ${text.slice(0, 20)}`,
      path: withPart(template, path, name, text),
      body: '{}',
      code: 'not-found',
    })),
  );

const withPart = (template: string, path: string, name: string, text: string): string => {
  const at = template.split('/').indexOf(`{${name}}`);
  return path
    .split('/')
    .map((part, index) => (index === at ? text : part))
    .join('/');
};

/** What is no body, whatever the operation takes. */
export function badBodiesFor({ path, body }: Operation): BadRequest[] {
  const refused = (code: string, text: string, more: Partial<BadRequest> = {}): BadRequest => ({
    name: `${code}: ${text.slice(0, 40)}`,
    path,
    body: text,
    code,
    ...more,
  });
  return [
    // Where nothing is taken, nothing is right.
    ...(body === undefined ? [] : [refused('malformed-json', '')]),
    ...['{', ' ', '{}}', 'undefined', "{'a':1}", '{"a":1,"a":2}'].map((text) => refused('malformed-json', text)),
    ...['null', '5', '"x"', '[]', '[{}]'].map((text) => refused('invalid-request', text)),
    ...['surplus', '__proto__', 'constructor', 'tenant_id', ''].map((name) =>
      refused('invalid-request', `{"${name}":1}`, { pointer: `/${name}` }),
    ),
    ...badTexts.flatMap((text) => [
      refused('invalid-text', `{"a":"${text}"}`),
      refused('invalid-text', `{"${text}":1}`),
    ]),
    refused('body-too-deep', `{"a":${'['.repeat(40)}${']'.repeat(40)}}`),
    refused('body-too-deep', '{"a":'.repeat(10_000)),
    refused('payload-too-large', '{}'.padEnd(65_537)),
    refused('unsupported-media-type', '{}', { headers: { 'content-type': 'text/plain' } }),
    refused('unsupported-media-type', 'a=1', { headers: { 'content-type': 'application/x-www-form-urlencoded' } }),
  ];
}

/** Every member of the body, at whatever depth, with values that it may not have, and texts that nothing may hold. */
export const badMembersFor = ({ path, body }: Operation): BadRequest[] =>
  (body === undefined ? [] : membersOf(body)).flatMap(({ pointer, schema }) => [
    ...badValuesOf(schema).map((value) => ({
      name: `${pointer} ${JSON.stringify(value).slice(0, 40)}`,
      path,
      body: JSON.stringify(holding(pointer, value)),
      code: 'invalid-request',
      pointer,
    })),
    ...(typesOf(schema).includes('string')
      ? badTexts.map((text) => ({
          name: `${pointer} ${text}`,
          path,
          body: JSON.stringify(holding(pointer, '!')).replace('"!"', `"${text}"`),
          code: 'invalid-text',
        }))
      : []),
  ]);

/** By type; and what limits say. */
function badValuesOf(schema: Schema): unknown[] {
  const types = typesOf(schema);
  const { minLength, maxLength, maxItems, minItems, enum: choices, maximum, minimum, pattern, format } = schema;
  const ofOtherTypes: readonly [type: string, value: unknown][] = [
    ['string', 'x'],
    ['integer', 7],
    ['number', 1.5],
    ['boolean', true],
    ['array', [null]],
    ['object', { surplus: 1 }],
    ['null', null],
  ];
  const integer = types.includes('integer');
  return [
    ...ofOtherTypes
      .filter(([type]) => types.length > 0 && !types.includes(type))
      .filter(([type]) => !(types.includes('number') && type === 'integer'))
      .map(([, value]) => value),
    ...(types.includes('object') && schema.properties !== undefined ? [{ surplus: 1 }] : []),
    ...(minLength === undefined ? [] : ['']),
    ...(maxLength === undefined ? [] : ['y'.repeat(maxLength + 1)]),
    ...(choices === undefined && pattern === undefined && format === undefined ? [] : ['bogus !', long]),
    ...(minItems === undefined ? [] : [[]]),
    ...(maxItems === undefined ? [] : [Array.from({ length: maxItems + 1 }, () => 'x')]),
    ...(integer ? [1e300, '5'] : []),
    ...(maximum === undefined || !integer ? [] : [maximum + 1]),
    ...(minimum === undefined || !integer ? [] : [minimum - 1]),
  ];
}

/** A body in which nothing but this member stands: what else is missing is refused beside it. */
function holding(pointer: string, value: unknown): unknown {
  const [, head = '', ...rest] = pointer.split('/');
  const inside = rest.length === 0 ? value : holding(`/${rest.join('/')}`, value);
  return head === '0' ? [inside] : { [head]: inside };
}
