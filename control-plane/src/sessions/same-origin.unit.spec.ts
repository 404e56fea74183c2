import { expect, test } from 'vitest';
import { isSameOrigin } from './same-origin.ts';

const host = 'bank.example:7101';

test.each<[string, Record<string, string>, boolean]>([
  ['a page of ours', { 'sec-fetch-site': 'same-origin', origin: `http://${host}` }, true],
  ['a page of ours behind TLS', { origin: `https://${host}` }, true],
  ['a browser that says only where to', { 'sec-fetch-site': 'same-origin' }, true],
  ['another site', { 'sec-fetch-site': 'cross-site', origin: 'http://evil.example' }, false],
  ['a neighbouring host', { 'sec-fetch-site': 'same-site', origin: 'http://other.bank.example' }, false],
  ['a link in a mail', { 'sec-fetch-site': 'none' }, false],
  ['an old browser on another site', { origin: 'http://evil.example' }, false],
  ['another port', { origin: 'http://bank.example:8080' }, false],
  ['a sandboxed frame', { origin: 'null' }, false],
  ['headers that contradict each other', { 'sec-fetch-site': 'same-origin', origin: 'http://evil.example' }, false],
  ['nothing that says where from', {}, false],
])('%s', (_, headers, same) => {
  expect(isSameOrigin(new Headers({ host, ...headers }))).toBe(same);
});
