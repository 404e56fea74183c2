/** A refusal names the member that is wrong, and is short however much was sent. */
import { describe, expect, test } from 'vitest';
import { invalidRequest } from './invalid-request.ts';
import { z } from './schemas.ts';

const schema = z.strictObject({ amount: z.string(), address: z.strictObject({ city: z.string() }).optional() });
const refusal = (value: unknown, base = '') => {
  const result = schema.safeParse(value);
  if (result.success) throw new Error('it fits');
  return invalidRequest(result.error.issues, base);
};
const pointers = (value: unknown, base?: string) => refusal(value, base).errors.map((one) => one.pointer);

describe('a request that does not fit', () => {
  test('is refused at the member that is wrong, below its base', () => {
    expect(pointers({ amount: 5 })).toEqual(['/amount']);
    expect(pointers({}, '/query')).toEqual(['/query/amount']);
    expect(pointers({ amount: '5', address: {} })).toEqual(['/address/city']);
  });

  test('is refused at each member that is unknown, at any depth and by any name', () => {
    const address = { city: 'Praha', zip: '1' };
    expect(pointers({ amount: '5', x: 1, 'a/b~c': 2, address })).toEqual(['/address/zip', '/x', '/a~1b~0c']);
    expect(pointers(JSON.parse('{"amount":"5","__proto__":1}'))).toEqual(['/__proto__']);
    expect(refusal({ amount: '5', x: 1 }).message).toBe('unknown');
  });

  test('gets a short answer, however many members and however long their names', () => {
    const many = Object.fromEntries(Array.from({ length: 5_000 }, (_, i) => [`member ${i}`, i]));
    expect(pointers({ amount: '5', ...many })).toHaveLength(20);
    const long = refusal({ amount: '5', ['k'.repeat(60_000)]: 1 });
    expect(JSON.stringify([long.message, long.errors]).length).toBeLessThan(300);
  });
});
