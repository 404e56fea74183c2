import { describe, expect, test } from 'vitest';
import { jwksSchema } from './public-jwk.ts';

const key = (letter: string, kid?: string) => ({
  kty: 'OKP',
  crv: 'Ed25519',
  x: letter.repeat(43),
  ...(kid === undefined ? {} : { kid }),
});
const point = { kty: 'EC', crv: 'P-256', x: 'A'.repeat(43), y: 'B'.repeat(43), kid: 'k3' };

describe('keys that a client may register', () => {
  test.each<[string, unknown[], boolean]>([
    ['one without a kid', [key('A')], true],
    ['several that their kids tell apart', [key('A', 'k1'), key('B', 'k2'), point], true],
    ['two without a kid', [key('A'), key('B')], false],
    ['two with one kid', [key('A', 'k1'), key('B', 'k1')], false],
    ['two of which one has no kid', [key('A', 'k1'), key('B')], false],
    ['none', [], false],
    ['six', ['A', 'B', 'C', 'D', 'E', 'F'].map((letter) => key(letter, letter)), false],
  ])('%s', (_, keys, taken) => {
    expect(jwksSchema.safeParse({ keys }).success).toBe(taken);
  });
});
