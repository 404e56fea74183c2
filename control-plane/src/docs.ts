/** The contract as JSON and as a page to read. The page's script is ours: a closed network asks nobody else for it. */
import type { Hono } from 'hono';
import { readFile } from 'node:fs/promises';
import { controlPlaneOpenApi } from './openapi.ts';

const script = new URL('./browser/standalone.js', import.meta.resolve('@scalar/api-reference'));
const page = `<!doctype html><html lang="en"><meta charset="utf-8"><title>Munim control plane</title>
<script id="api-reference" data-url="/openapi.json" data-configuration='{"withDefaultFonts":false,"telemetry":false}'></script>
<script src="/docs/reference.js"></script></html>`;

/** The reference calls the API of its own origin, and draws its own styles and icons. */
const policy = [
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

export function addDocs(app: Hono): void {
  const document = controlPlaneOpenApi();
  app.get('/openapi.json', (c) => c.json(document));
  app.get('/docs', (c) => c.html(page, 200, { 'content-security-policy': policy }));
  app.get('/docs/reference.js', async (c) =>
    c.body(new Uint8Array(await readFile(script)), 200, {
      'content-type': 'text/javascript; charset=utf-8',
      'cache-control': 'max-age=86400',
    }),
  );
}
