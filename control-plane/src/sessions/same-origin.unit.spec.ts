import { describe, expect, test } from 'vitest';
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

describe('behind a proxy that asks under another name', () => {
  const publicOrigin = 'https://console.bank.example';
  test.each<[string, Record<string, string>, boolean]>([
    ['a page of ours', { 'sec-fetch-site': 'same-origin', origin: publicOrigin }, true],
    ['an old browser on a page of ours', { origin: publicOrigin }, true],
    ['a page of ours without TLS', { origin: 'http://console.bank.example' }, false],
    ['another site', { origin: 'https://evil.example' }, false],
    ['another site that a new browser names', { 'sec-fetch-site': 'cross-site', origin: publicOrigin }, false],
    ['who comes past the proxy', { origin: 'http://internal:7101' }, true],
  ])('%s', (_, headers, same) => {
    expect(isSameOrigin(new Headers({ host: 'internal:7101', ...headers }), publicOrigin)).toBe(same);
  });
});
