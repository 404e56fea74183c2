/** Bodies that an attacker or a broken client sends: each gets its own problem before anything looks at the contents. */
import { ProblemError } from '@munim/kernel';
import { describe, expect, test } from 'vitest';
import { bodyBytesMax, bodyDepthMax, readJsonBody, refuseBody } from './body.ts';

const request = (body: string | Buffer<ArrayBuffer>, type = 'application/json') =>
  new Request('http://bank.example/', { method: 'POST', body, headers: { 'content-type': type } });
const read = (body: string | Buffer<ArrayBuffer>, type?: string) => readJsonBody(request(body, type));
const codeOf = (body: string | Buffer<ArrayBuffer>, type?: string): Promise<string> =>
  read(body, type).then(
    (value) => `accepted ${JSON.stringify(value)}`,
    (error: unknown) => (error instanceof ProblemError ? error.problem.code : String(error)),
  );

describe('a body', () => {
  test.each([
    ['{"a":1,"a":1}', 'the same value'],
    ['{"a":{"b":1},"a":1}', 'an object first'],
    ['[{"a":1},{"a":1,"\\u0061":2}]', 'a name in another spelling'],
    ['{"__proto__":1,"__proto__":2}', 'a name with a meaning of its own'],
  ])('that gives a member twice is refused: %s (%s)', async (text) => {
    expect(await codeOf(text)).toBe('malformed-json');
  });

  test.each(['{"a":":","b":"\\":"}', '[{"a":1},{"a":1}]', '{"":{"":{"":[]}}}', '"a:b"', '{}', '{"__proto__":{"a":1}}'])(
    'in which no member is twice is read: %s',
    async (text) => {
      expect(JSON.stringify(await read(text))).toBe(JSON.stringify(JSON.parse(text)));
    },
  );

  test('may nest as deep as the limit and no deeper, whatever else is wrong with it', async () => {
    const nested = (depth: number): string => `${'['.repeat(depth)}${']'.repeat(depth)}`;
    expect(await codeOf(nested(bodyDepthMax))).toContain('accepted');
    expect(await codeOf(nested(bodyDepthMax + 1))).toBe('body-too-deep');
    expect(await codeOf('['.repeat(bodyBytesMax))).toBe('body-too-deep');
    expect(await codeOf(`"${'['.repeat(100)}"`)).toContain('accepted');
  });

  test('may have as many bytes as the limit and no more', async () => {
    const text = (bytes: number): string => `"${'x'.repeat(bytes - 2)}"`;
    expect(await codeOf(text(bodyBytesMax))).toContain('accepted');
    expect(await codeOf(text(bodyBytesMax + 1))).toBe('payload-too-large');
    expect(await codeOf(`"${'ž'.repeat(bodyBytesMax / 2)}"`)).toBe('payload-too-large');
  });

  test.each(['"\\u0000"', '"\\ud800"', '{"\\udc00":1}', '[["a\\u0000"]]'])(
    'with text that cannot be kept is refused: %s',
    async (text) => {
      expect(await codeOf(text)).toBe('invalid-text');
    },
  );

  test('that is not UTF-8, or not JSON, or not called JSON, is refused', async () => {
    expect(await codeOf(Buffer.from([0x22, 0xed, 0xa0, 0x80, 0x22]))).toBe('malformed-json');
    expect(await codeOf('{"a":1,}')).toBe('malformed-json');
    expect(await codeOf('')).toBe('malformed-json');
    expect(await codeOf('{}', 'text/plain')).toBe('unsupported-media-type');
    expect(await codeOf('{}', 'application/jsonp')).toBe('unsupported-media-type');
    expect(await codeOf('{}', 'application/json; charset=utf-8')).toContain('accepted');
  });
});

describe('where no body is taken', () => {
  const refusal = (headers: Record<string, string>): string => {
    try {
      refuseBody(new Request('http://bank.example/', { method: 'POST', headers }));
      return 'accepted';
    } catch (error) {
      return error instanceof ProblemError ? error.problem.code : String(error);
    }
  };

  test('none, or an empty one, is accepted', () => {
    expect(refusal({})).toBe('accepted');
    expect(refusal({ 'content-length': '0' })).toBe('accepted');
  });

  test('any other is refused, whatever it says', () => {
    expect(refusal({ 'content-length': '2' })).toBe('invalid-request');
    expect(refusal({ 'transfer-encoding': 'chunked' })).toBe('invalid-request');
  });
});
