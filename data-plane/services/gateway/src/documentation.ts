/** The API explained where it is served: the contract as JSON, a reference to read, and a page per problem. */
import { contexts } from '@munim/contexts';
import { platformProblems, type ProblemDefinition } from '@munim/kernel';
import { openApiDocument, platformOperations, problemsOf } from '@munim/platform/http';
import type { Hono } from 'hono';
import { readFile } from 'node:fs/promises';

/** Scripts and styles come from here and nowhere else. */
const contentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
/** The reference calls the API of its own origin and draws its own styles and icons. */
const referencePolicy =
  "default-src 'none'; script-src 'self'; style-src 'unsafe-inline'; img-src 'self' data:; font-src 'self' data:; connect-src 'self'; base-uri 'none'; form-action 'none'";

/** Self-hosted: a bank's network lets no page fetch scripts from elsewhere. */
const referenceScript = new URL('./browser/standalone.js', import.meta.resolve('@scalar/api-reference'));
const referencePage =
  '<script id="api-reference" data-url="/openapi.json" data-configuration=\'{"withDefaultFonts":false,"telemetry":false}\'></script><script src="/docs/reference.js"></script>';

export function addDocumentation(app: Hono): void {
  const operations = [...platformOperations, ...contexts.flatMap((context) => context.operations)];
  const problems = new Map<string, ProblemDefinition>(
    [...Object.values(platformProblems), ...operations.flatMap(problemsOf)].map((problem) => [problem.code, problem]),
  );
  app.get('/openapi.json', (c) =>
    c.json(
      openApiDocument(operations, {
        title: 'Munim data plane',
        version: '1.0.0',
        description: 'Accounts, customers and transfers of one bank. The bank is taken from the access token.',
        serverUrl: new URL(c.req.url).origin,
      }) as Record<string, unknown>,
    ),
  );
  app.get('/docs', () => html(referencePage, 200, referencePolicy));
  app.get('/docs/reference.js', async () => {
    const script = await readFile(referenceScript);
    return new Response(script, {
      headers: { 'content-type': 'text/javascript; charset=utf-8', 'cache-control': 'max-age=86400' },
    });
  });
  app.get('/problems/:code', (c) => {
    const problem = problems.get(c.req.param('code'));
    return problem ? html(problemPage(problem)) : html('<h1>No such problem</h1>', 404);
  });
}

const problemPage = (problem: ProblemDefinition): string => `<h1><code>${problem.code}</code></h1>
<p>${problem.title} (status ${problem.status}).</p><p>${problem.action}</p>
<p>${problem.retryable ? 'The same request, with the same Idempotency-Key, may succeed later.' : 'The same request will fail again.'}</p>`;

const html = (body: string, status = 200, policy = contentSecurityPolicy): Response =>
  new Response(
    `<!doctype html><html lang="en"><meta charset="utf-8"><title>Munim</title><style>body{font:16px/1.5 system-ui;max-width:42rem;margin:3rem auto;padding:0 1rem}</style>${body}</html>`,
    {
      status,
      headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': policy },
    },
  );
