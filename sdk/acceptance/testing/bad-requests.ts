/** Requests that each have one thing wrong, made from the contract and from a request that would succeed. */
import { badTexts, badValuesOf, isText } from './bad-values.ts';
import { methodsOf, type Operation } from './contract.ts';
import { membersOf, pointerIn, withMember } from './members.ts';
import type { RawRequest } from './raw-http.ts';
import type { BadRequest } from './unchanged.ts';

const shown = (value: unknown): string => (JSON.stringify(value) ?? 'missing').slice(0, 60);

/** Every member of the body with every value that it may not have. */
export function badMembersFor({ id, bodySchema }: Operation, good: RawRequest): BadRequest[] {
  const body = good.body as object;
  return membersOf(bodySchema ?? {}).flatMap(({ path, schema, required, choice }) => {
    const pointer = pointerIn(body, path);
    const place = choice === undefined ? { pointer } : { pointer, orPointer: pointerIn(body, choice) };
    const withValue = (value: unknown) => ({
      name: `${id} ${pointer} ${shown(value)}`,
      request: { ...good, body: withMember(body, pointer, value) },
      status: 400,
    });
    const values = badValuesOf(schema).map(
      (value): BadRequest => ({ ...withValue(value), code: 'invalid-request', ...place }),
    );
    const texts = isText(schema)
      ? badTexts.map((text): BadRequest => ({ ...withValue(text), code: 'invalid-text' }))
      : [];
    const missing: BadRequest[] =
      required && choice === undefined ? [{ ...withValue(undefined), code: 'invalid-request', pointer }] : [];
    return [...values, ...texts, ...missing];
  });
}

/** Headers hold Latin 1 at most; of two lines a server makes one with a comma and a space. */
const badKeys: readonly [key: string | readonly string[] | null, code: BadRequest['code']][] = [
  [null, 'idempotency-key-missing'],
  ['', 'idempotency-key-missing'],
  ['  ', 'idempotency-key-missing'],
  ['k'.repeat(201), 'idempotency-key-invalid'],
  ['k'.repeat(8_000), 'idempotency-key-invalid'],
  ['a b', 'idempotency-key-invalid'],
  ['a\tb', 'idempotency-key-invalid'],
  ['klí\u00e9', 'idempotency-key-invalid'],
  ['\u00a0', 'idempotency-key-invalid'],
  [['k1', 'k2'], 'idempotency-key-invalid'],
];
export const badKeysFor = ({ id }: Operation, good: RawRequest): BadRequest[] =>
  badKeys.map(([key, code]) => ({
    name: `${id} key ${shown(key)}`,
    request: { ...good, headers: { 'idempotency-key': key } },
    status: 400,
    code,
  }));

/** An operation must not act as if it had understood them. */
const unknownQueries = ['x=1', 'tenant=other', 'LIMIT=1', 'constructor=1', '__proto__=1', 'x', 'limit%00=1'];
export const unknownQueriesFor = ({ id }: Operation, good: RawRequest): BadRequest[] =>
  unknownQueries.map((query) => ({
    name: `${id} ?${query}`,
    request: { ...good, path: good.path + (good.path.includes('?') ? '&' : '?') + query },
    status: 400,
    code: 'invalid-request',
    pointer: `/query/${decodeURIComponent(query.split('=')[0] ?? '')}`,
  }));

/** GET asks without a body, and a method must not be tried with one that happens to fit. */
const methods = ['GET', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'PROPFIND'];
export const wrongMethodsFor = ({ id, path }: Operation, good: RawRequest): BadRequest[] =>
  methods
    .filter((method) => !methodsOf(path).includes(method))
    .map((method) => ({
      name: `${id} by ${method}`,
      request: { method, path: good.path, headers: { 'idempotency-key': crypto.randomUUID() } },
      status: 405,
      code: 'method-not-allowed',
    }));

const limits = [
  '0',
  '-1',
  '201',
  '501',
  '1.5',
  '1e2',
  '',
  'abc',
  '%D9%A3',
  '%2B1',
  '01',
  '1000000000000000000',
  '1&limit=2',
];
const cursorOf = (keys: unknown): string => Buffer.from(JSON.stringify(keys)).toString('base64url');
/** None is what any list of ours gives out; of a list's own only the newest-first statement has two keys. */
const cursors = [
  '',
  'x',
  '!!!',
  '%00',
  '%ff',
  'a'.repeat(401),
  cursorOf({}),
  cursorOf('x'),
  cursorOf([]),
  cursorOf([1]),
  cursorOf(['a\0']),
  cursorOf(['newest', '1\0']),
  cursorOf(['newest', 'x']),
  cursorOf(['sideways', '1']),
  cursorOf(['a', 'b', 'c']),
];
const positions = ['-1', 'x', '1.5', '', '1e3', '9999999999999999999'];

/** Every filter with every value that it may not have. */
export function badFiltersFor({ id, parameters }: Operation, path: string): BadRequest[] {
  return parameters
    .filter((parameter) => parameter.in === 'query')
    .flatMap(({ name, schema }) => {
      const encoded = valuesFor(name, schema).filter(
        (value) => !(id === 'readLog' && name === 'limit' && value === '201'),
      );
      return encoded.map(
        (value): BadRequest => ({
          name: `${id} ${name}=${value.slice(0, 40)}`,
          request: { path: `${path}?${name}=${value}` },
          status: 400,
          code: 'invalid-request',
          pointer: `/query/${name}`,
        }),
      );
    });
}

/** As they stand in the query. */
function valuesFor(name: string, schema: Operation['parameters'][number]['schema']): string[] {
  if (name === 'limit') return limits;
  if (name === 'cursor') return cursors;
  if (name === 'after') return positions;
  const special = name === 'type' ? ['BOGUS', 'DEPOSIT,', ',FEE', 'deposit'] : [];
  const texts = badValuesOf(schema).filter((value) => typeof value === 'string' && value.length < 8_000);
  return [...special, ...texts.map(String).map(encodeURIComponent), '%00', 'x%00', '%ff'];
}

const versions = ['x', '-1', '1.5', '', '1e3', '9'.repeat(19), '٣'];
export const badVersionsFor = ({ id, parameters }: Operation, path: string): BadRequest[] =>
  parameters.some((parameter) => parameter.name === 'If-Min-Version')
    ? versions
        .filter((version) => /^[\x00-\x7f]*$/.test(version))
        .map((version) => ({
          name: `${id} from version ${version}`,
          request: { path, headers: { 'if-min-version': version } },
          status: 400,
          code: 'invalid-request',
          pointer: '/header/If-Min-Version',
        }))
    : [];
