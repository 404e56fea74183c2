import { expect, test } from 'vitest';
import { isLocked } from './locked-object.ts';

const failing = (name: string, httpStatusCode: number) => () =>
  Promise.reject(Object.assign(new Error(name), { name, $metadata: { httpStatusCode } }));
const there = () => Promise.resolve(420);

test('a lock is proved by a refusal, after which the version can be read', async () => {
  expect(await isLocked({ remove: failing('AccessDenied', 403), read: there })).toBe(true);
});

test.each([
  ['the store deletes it', () => Promise.resolve({})],
  ['the store does not understand the request', failing('InvalidArgument', 400)],
  ['the store knows no such version', failing('NoSuchVersion', 404)],
  ['the keys are wrong, which says nothing of the lock', failing('SignatureDoesNotMatch', 403)],
  ['the store is away', () => Promise.reject(new Error('ECONNREFUSED'))],
])('no lock is proved when %s', async (_what, remove) => {
  expect(await isLocked({ remove, read: there })).toBe(false);
});

test('no lock is proved when the version is empty or gone in spite of the refusal', async () => {
  const remove = failing('AccessDenied', 403);
  expect(await isLocked({ remove, read: () => Promise.resolve(0) })).toBe(false);
  await expect(isLocked({ remove, read: failing('NoSuchKey', 404) })).rejects.toThrow('NoSuchKey');
});
