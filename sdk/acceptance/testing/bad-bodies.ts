/** Bodies that are wrong before anybody asks what they say: not JSON, not called JSON, too large, too deep, two-faced. */
import { gzipSync } from 'node:zlib';
import type { RawRequest } from './raw-http.ts';
import type { BadRequest } from './unchanged.ts';

export const bodyBytesMax = 65_536;
const depthMax = 32;

/** Each made from a request that would succeed. */
export function badBodiesFor(good: RawRequest): BadRequest[] {
  const body = good.body as Record<string, unknown>;
  const text = JSON.stringify(body);
  return [
    ...notJson(good, text),
    ...notAnObject(good, text),
    ...notCalledJson(good),
    ...tooLarge(good, text),
    ...tooDeep(good, body),
    ...givenTwice(good, body, text),
    ...unknownMembers(good, body, text),
    ...manyMembers(good, text),
    ...badNames(good, text),
  ];
}

/** Something that was meant to be understood, sent where nothing is taken. */
export const bodiesWhereNoneIsTaken = (good: RawRequest): BadRequest[] =>
  ['{}', '{"amount":"1","currency":"CZK"}', '{"reason":"mistake"}', '{', 'null', ' '].flatMap((body) =>
    [false, true].map((chunked) =>
      bad(good, 400, 'invalid-request')(`${body}, chunked ${chunked}`, body, { pointer: '', request: { chunked } }),
    ),
  );

const bad =
  (good: RawRequest, status: number, code: BadRequest['code']) =>
  (name: string, body: unknown, more: { pointer?: string; request?: Partial<RawRequest> } = {}): BadRequest => ({
    name: `${good.path} ${name}`,
    request: { ...good, body, ...more.request },
    status,
    code,
    ...(more.pointer === undefined ? {} : { pointer: more.pointer }),
  });

/** Puts more members in front of those of an object's text. */
const withFirst = (text: string, members: string): string =>
  text === '{}' ? `{${members}}` : text.replace('{', `{${members},`);

function notJson(good: RawRequest, text: string): BadRequest[] {
  const malformed = bad(good, 400, 'malformed-json');
  const texts = ['', ' ', '{', text.slice(0, -1), `${text}}`, text + text, `${text},`, `{,${text.slice(1)}`].concat([
    withFirst(text, '"a":1').replace('1', '01'),
    withFirst(text, "'a':1"),
    withFirst(text, 'a:1'),
    withFirst(text, '"a":+1'),
    withFirst(text, '"a":NaN'),
    withFirst(text, '"a":"\0"'),
    withFirst(text, '"a":"\n"'),
    withFirst(text, '"a":"\\x41"'),
    `// ${text}`,
    `${text} // end`,
    'undefined',
    'NaN',
    '<amount>5</amount>',
    'amount=5&currency=CZK',
  ]);
  const surrogateInUtf8 = Buffer.concat([
    Buffer.from('{"a":"'),
    Buffer.from([0xed, 0xa0, 0x80]),
    Buffer.from(`",${text.slice(1)}`),
  ]);
  return [
    ...texts.map((one) => malformed(`not JSON: ${one.slice(0, 40)}`, one)),
    malformed('not UTF-8', Buffer.from([0x7b, 0xff, 0xfe, 0x7d])),
    malformed('UTF-16', Buffer.from(text, 'utf16le')),
    malformed('Latin 1', Buffer.from(withFirst(text, '"a":"é"'), 'latin1')),
    malformed('a lone surrogate in UTF-8', surrogateInUtf8),
    malformed('gzip', gzipSync(text), { request: { headers: { 'content-encoding': 'gzip' } } }),
  ];
}

const notAnObject = (good: RawRequest, text: string): BadRequest[] =>
  ['null', 'true', '5', '"x"', '[]', `[${text}]`, JSON.stringify(text)].map((one) =>
    bad(good, 400, 'invalid-request')(`not an object: ${one.slice(0, 20)}`, one, { pointer: '' }),
  );

const notCalledJson = (good: RawRequest): BadRequest[] =>
  [
    null,
    '',
    'text/plain',
    'text/csv',
    'application/x-www-form-urlencoded',
    'multipart/form-data; boundary=x',
    'application/jsonp',
    'application/json5',
    'application/octet-stream',
    'json',
    'text/plain, application/json',
  ].map((type) =>
    bad(good, 415, 'unsupported-media-type')(`as ${type}`, good.body, {
      request: { headers: { 'content-type': type } },
    }),
  );

/** Only white space too long, so that nothing else is wrong with them. */
function tooLarge(good: RawRequest, text: string): BadRequest[] {
  const sizes = [bodyBytesMax + 1, 2 * bodyBytesMax, 1_000_000];
  return sizes.flatMap((size) =>
    [false, true].map((chunked) =>
      bad(good, 413, 'payload-too-large')(`${size} bytes, chunked ${chunked}`, text.padEnd(size), {
        request: { chunked },
      }),
    ),
  );
}

function tooDeep(good: RawRequest, body: object): BadRequest[] {
  const deep = bad(good, 400, 'body-too-deep');
  const nested = (open: string, close: string, depth: number) => `${open.repeat(depth)}${close.repeat(depth)}`;
  const arrays = [depthMax + 1, 1_000, bodyBytesMax / 2].map((depth) => nested('[', ']', depth));
  const objects = [depthMax + 1, 1_000, 10_000].map((depth) => nested('{"a":', '}', depth).replace(':}', ':1}'));
  const inside = Object.keys(body).map((name) => JSON.stringify({ ...body, [name]: 0 }).replace(':0', `:${arrays[1]}`));
  return [...arrays, ...objects, ...inside, '['.repeat(bodyBytesMax), '{"a":'.repeat(13_000)].map((text) =>
    deep(`too deep: ${text.slice(0, 30)}… of ${text.length}`, text),
  );
}

function givenTwice(good: RawRequest, body: Record<string, unknown>, text: string): BadRequest[] {
  const twice = bad(good, 400, 'malformed-json');
  const members = Object.entries(body).flatMap(([name, value]) => {
    const spelled = `"${name.replace(/^./, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, '0')}`)}"`;
    return [`"${name}":${JSON.stringify(value)}`, `"${name}":null`, `${spelled}:${JSON.stringify(value)}`];
  });
  return [...members, '"__proto__":1,"__proto__":2', '"a":{"b":1,"b":1}', '"a":1,'.repeat(5_000).slice(0, -1)].map(
    (one) => twice(`twice: ${one.slice(0, 40)}`, withFirst(text, one)),
  );
}

/** Names with a meaning to JavaScript are as unknown as any other. */
function unknownMembers(good: RawRequest, body: object, text: string): BadRequest[] {
  const names = ['extra', 'Amount', ' amount', 'tenant', 'tenantId', 'constructor', 'toString', 'hasOwnProperty', ''];
  const unknown = bad(good, 400, 'invalid-request');
  return [
    ...names.map((name) => unknown(`unknown: ${name}`, { ...body, [name]: '5' }, { pointer: `/${name}` })),
    unknown('__proto__', withFirst(text, `"__proto__":${text}`), { pointer: '/__proto__' }),
    unknown('only __proto__', `{"__proto__":${text}}`, { pointer: '/__proto__' }),
    unknown('a polluting constructor', { ...body, constructor: { prototype: { polluted: true } } }),
    unknown('a/b~c', { ...body, 'a/b~c': 1 }, { pointer: '/a~1b~0c' }),
  ];
}

/** The answers stay short: what was sent is not sent back. */
function manyMembers(good: RawRequest, text: string): BadRequest[] {
  const many = (count: number) => Array.from({ length: count }, (_, i) => `"k${i}":${i}`).join(',');
  const unknown = bad(good, 400, 'invalid-request');
  return [
    unknown('5,000 members', withFirst(text, many(5_000))),
    unknown('5,000 members inside one', withFirst(text, `"a":{${many(5_000)}}`), { pointer: '/a' }),
    unknown('30,000 items', withFirst(text, `"a":[${'0,'.repeat(29_999)}0]`), { pointer: '/a' }),
    unknown('a name of 60,000 characters', withFirst(text, `"${'k'.repeat(60_000)}":1`)),
    unknown('a number of 60,000 digits', withFirst(text, `"a":${'9'.repeat(60_000)}`), { pointer: '/a' }),
  ];
}

const badNames = (good: RawRequest, text: string): BadRequest[] =>
  ['\\u0000', 'a\\u0000b', '\\ud800', '\\udc00x'].map((name) =>
    bad(good, 400, 'invalid-text')(`a member called ${name}`, withFirst(text, `"${name}":1`)),
  );
