import { Hono } from 'hono';
import { gunzipSync } from 'node:zlib';
import { beforeEach, expect, test } from 'vitest';
import { addReference, contractPage, documentation } from './documentation.ts';

const script = new URL(import.meta.url);
let nowMs: number;
let made: number;
let app: Hono;
const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });

beforeEach(() => {
  nowMs = 0;
  made = 0;
  app = new Hono();
  const add = documentation(app, { nowMs: () => nowMs, ids: { uuid: () => crypto.randomUUID() } });
  add(
    '/openapi.json',
    contractPage(() => {
      made++;
      return { openapi: '3.1.0', title: 'x'.repeat(5_000) };
    }),
  );
  addReference(add, { title: 'A plane', script });
});

test('a page is made at its first request and never again, and whoever has it is told that it is the same', async () => {
  expect(made).toBe(0);
  const first = await get('/openapi.json');
  expect([first.status, first.headers.get('content-type')]).toEqual([200, 'application/json']);
  expect(await first.json()).toMatchObject({ openapi: '3.1.0' });
  const etag = first.headers.get('etag') ?? '';
  expect(etag).toMatch(/^"[\w-]{22}"$/);
  for (const known of [etag, `W/${etag}`, `"other", ${etag}`]) {
    const again = await get('/openapi.json', { 'if-none-match': known });
    expect([again.status, await again.text(), again.headers.get('etag')], known).toEqual([304, '', etag]);
  }
  expect((await get('/openapi.json', { 'if-none-match': '"other"' })).status).toBe(200);
  expect(made).toBe(1);
});

test('whoever takes gzip gets it, and nobody else', async () => {
  const plain = await (await get('/openapi.json')).text();
  const packed = await get('/openapi.json', { 'accept-encoding': 'br, gzip' });
  expect([packed.headers.get('content-encoding'), packed.headers.get('vary')]).toEqual(['gzip', 'accept-encoding']);
  const bytes = Buffer.from(await packed.arrayBuffer());
  expect(bytes.length).toBeLessThan(plain.length / 10);
  expect(gunzipSync(bytes).toString()).toBe(plain);
  for (const refused of ['', 'br', 'gzip;q=0'])
    expect((await get('/openapi.json', { 'accept-encoding': refused })).headers.get('content-encoding')).toBeNull();
});

test('the reference names its plane, and its policy lets no script of others in', async () => {
  const page = await get('/docs');
  expect(await page.text()).toContain('<title>A plane</title>');
  expect(page.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
  expect((await get('/docs/reference.js')).headers.get('content-type')).toBe('text/javascript; charset=utf-8');
});

test('all readers of a process share twenty requests a second; the others are told when to come back', async () => {
  const statuses: number[] = [];
  for (let turn = 0; turn < 41; turn++) statuses.push((await get('/openapi.json')).status);
  expect(statuses.filter((status) => status === 200)).toHaveLength(40);
  const refused = await get('/docs');
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
  expect(await refused.json()).toMatchObject({ code: 'rate-limited', status: 429 });
  nowMs = 1_000;
  expect((await get('/docs')).status).toBe(200);
});
