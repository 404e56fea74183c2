import { Hono } from 'hono';
import { randomUUID } from 'node:crypto';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addConsole } from './console.ts';

const ids = { uuid: randomUUID };
const large = 'start();\n'.repeat(1_000);
let directory: string;
let app: Hono;

beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'munim-console-'));
  await mkdir(join(directory, 'assets'));
  await writeFile(join(directory, 'index.html'), '<meta nonce="MUNIM_STYLE_NONCE"><link nonce="MUNIM_STYLE_NONCE">');
  await writeFile(join(directory, 'assets', 'index-abc.js'), 'start()');
  await writeFile(join(directory, 'assets', 'large-abc.js'), large);
  await writeFile(join(directory, 'assets', 'notes.txt'), 'not for browsers');
  app = new Hono();
  await addConsole(app, directory, ids);
});
afterAll(() => rm(directory, { recursive: true, force: true }));

const nonceOf = (policy: string | null): string => /'nonce-([^']+)'/.exec(policy ?? '')?.[1] ?? 'none';

describe('the page', () => {
  test.each(['/console', '/console/', '/console/banks/a-bank?tab=drift', '/console/runs/run_1'])(
    'answers at %s, with a nonce of its own in a policy without inline scripts',
    async (path) => {
      const answers = [await app.request(path), await app.request(path)];
      const policies = answers.map(({ headers }) => headers.get('content-security-policy'));
      expect(new Set(policies).size).toBe(2);
      for (const [index, answer] of answers.entries()) {
        expect([answer.status, answer.headers.get('cache-control')]).toEqual([200, 'no-store']);
        const policy = policies[index] ?? '';
        expect(policy).toContain("default-src 'none'; script-src 'self';");
        expect(policy).toContain("frame-ancestors 'none'");
        expect(policy).not.toContain('unsafe');
        const nonce = nonceOf(policy);
        expect(await answer.text()).toBe(`<meta nonce="${nonce}"><link nonce="${nonce}">`);
      }
    },
  );
});

describe('a file', () => {
  test('that the build made is kept for a year', async () => {
    const { status, headers } = await app.request('/console/assets/index-abc.js');
    expect([status, headers.get('content-type')]).toEqual([200, 'text/javascript; charset=utf-8']);
    expect(headers.get('cache-control')).toContain('immutable');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
  });

  test.each([
    ['gzip, deflate, br, zstd', 'br', brotliDecompressSync],
    ['gzip;q=0.8', 'gzip', gunzipSync],
    ['br;q=0, gzip', 'gzip', gunzipSync],
  ] as const)('goes compressed to a browser that takes %s', async (accepted, encoding, decompress) => {
    const response = await app.request('/console/assets/large-abc.js', { headers: { 'accept-encoding': accepted } });
    expect([response.headers.get('content-encoding'), response.headers.get('vary')]).toEqual([
      encoding,
      'accept-encoding',
    ]);
    const bytes = new Uint8Array(await response.arrayBuffer());
    expect(bytes.length).toBeLessThan(large.length / 10);
    expect(decompress(bytes).toString()).toBe(large);
  });

  test.each([
    ['large-abc.js', undefined],
    ['large-abc.js', 'identity'],
    ['index-abc.js', 'br'],
  ])('%s goes as it is where %s is taken', async (name, accepted) => {
    const headers = accepted === undefined ? {} : { 'accept-encoding': accepted };
    const response = await app.request(`/console/assets/${name}`, { headers });
    expect(response.headers.get('content-encoding')).toBeNull();
    expect(await response.text()).toContain('start()');
  });

  test.each(['index-old.js', 'notes.txt', '..%2findex.html', '%2e%2e%2f%2e%2e%2fetc%2fpasswd', '%00'])(
    '%s is none',
    async (name) => {
      const { status, headers } = await app.request(`/console/assets/${name}`);
      expect([status, headers.get('content-type')]).toEqual([404, 'application/problem+json']);
    },
  );
});

test.each([undefined, join(tmpdir(), randomUUID())])(
  'without a console in %s it says how to get one',
  async (folder) => {
    const bare = new Hono();
    await addConsole(bare, folder, ids);
    const response = await bare.request('/console/banks');
    expect(response.status).toBe(503);
    expect(await response.json()).toMatchObject({
      code: 'console-not-built',
      detail: expect.stringContaining('./munim up builds the console'),
    });
  },
);
