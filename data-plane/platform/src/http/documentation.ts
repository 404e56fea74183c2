/** Pages that explain an API where it is served: made once, named by their ETag, and no way to load a server for nothing. */
import { createHash } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Ids } from '@munim/kernel';
import type { Context, Hono } from 'hono';
import { problemOf, problemResponse } from './problem-response.ts';
import { createRate, quotaHeadersOf, rateLimited } from './rate.ts';
import { requestIdOf } from './request-id.ts';

/**
 * Nobody says who reads them, so all readers of a process share this: enough for people and for tools that look at the
 * contract, too little to take bandwidth and memory from banks. The largest page is a megabyte.
 */
const requestsPerSecond = 20;
/** The contract and its pages change with a release; whoever has one asks whether it is still the same. */
const cacheControl = 'public, max-age=300';

export interface Page {
  readonly mediaType: string;
  readonly make: () => string | Uint8Array | Promise<string | Uint8Array>;
  readonly headers?: Readonly<Record<string, string>>;
}

interface MadePage {
  readonly bytes: Uint8Array<ArrayBuffer>;
  readonly compressed: Uint8Array<ArrayBuffer>;
  readonly etag: string;
}

export interface DocumentationOptions {
  readonly nowMs: () => number;
  readonly ids: Ids;
}

/** Adds pages to an app; each is made at its first request, and kept. */
export function documentation(app: Hono, { nowMs, ids }: DocumentationOptions): (path: string, page: Page) => void {
  const rate = createRate('documentation');
  const takeTurn = (): void => {
    const { waitSeconds, ...taken } = rate.take('', requestsPerSecond, nowMs());
    if (waitSeconds !== undefined)
      throw rateLimited(`at most ${requestsPerSecond} requests a second`, waitSeconds, quotaHeadersOf([taken]));
  };
  return (path, page) => {
    let made: Promise<MadePage> | undefined;
    app.get(path, async (c) => {
      try {
        takeTurn();
        made ??= makePage(page);
        return pageResponse(c, page, await made);
      } catch (error) {
        return problemResponse(problemOf(error), requestIdOf(c.req.header('x-request-id'), ids));
      }
    });
  };
}

async function makePage({ make }: Page): Promise<MadePage> {
  const bytes = Buffer.from(await make());
  const etag = `"${createHash('sha256').update(bytes).digest('base64url').slice(0, 22)}"`;
  return { bytes: new Uint8Array(bytes), compressed: new Uint8Array(await promisify(gzip)(bytes)), etag };
}

function pageResponse(c: Context, { mediaType, headers }: Page, { bytes, compressed, etag }: MadePage): Response {
  const always = { ...headers, etag, 'cache-control': cacheControl, vary: 'accept-encoding' };
  if (isKnown(c.req.header('if-none-match'), etag)) return new Response(null, { status: 304, headers: always });
  const takesGzip = /\bgzip\b(?!\s*;\s*q=0(?:\.0*)?(?:,|$))/i.test(c.req.header('accept-encoding') ?? '');
  return new Response(takesGzip ? compressed : bytes, {
    headers: { ...always, 'content-type': mediaType, ...(takesGzip ? { 'content-encoding': 'gzip' } : {}) },
  });
}

/** Caches on the way may have made it a weak one. */
const isKnown = (ifNoneMatch: string | undefined, etag: string): boolean =>
  ifNoneMatch?.split(',').some((one) => one.trim().replace(/^W\//, '') === etag) === true;

/** The reference calls the API of its own origin, and draws its own styles and icons. */
const referencePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'unsafe-inline'",
  "img-src 'self' data:",
  "font-src 'self' data:",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

export const contractPage = (document: () => object): Page => ({
  mediaType: 'application/json',
  make: () => JSON.stringify(document()),
});

/** `/docs` reads `/openapi.json`. Its script is ours to serve: a bank's network lets no page fetch one from elsewhere. */
export function addReference(
  add: (path: string, page: Page) => void,
  { title, script }: { readonly title: string; readonly script: URL },
): void {
  add('/docs', {
    mediaType: 'text/html; charset=utf-8',
    headers: { 'content-security-policy': referencePolicy },
    make: () => `<!doctype html><html lang="en"><meta charset="utf-8"><title>${title}</title>
<script id="api-reference" data-url="/openapi.json" data-configuration='{"withDefaultFonts":false,"telemetry":false}'></script>
<script src="/docs/reference.js"></script></html>`,
  });
  add('/docs/reference.js', { mediaType: 'text/javascript; charset=utf-8', make: () => readFile(script) });
}
