/** The data plane's API explained where it is served: the contract, a reference to read, and a page per problem. */
import { contexts } from '@munim/contexts';
import type { ProblemDefinition } from '@munim/kernel';
import {
  addReference,
  contractPage,
  dataPlaneDocument,
  dataPlaneProblems,
  documentation,
  type DocumentationOptions,
} from '@munim/platform/http';
import type { Hono } from 'hono';

/** Styles come from here, and nothing else from anywhere. */
const contentSecurityPolicy = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";
const script = new URL('./browser/standalone.js', import.meta.resolve('@scalar/api-reference'));

export function addDocumentation(app: Hono, issuerUrl: string, options: DocumentationOptions): void {
  const add = documentation(app, options);
  // Where the document was read is where the API is, whatever name the caller reached it by.
  add(
    '/openapi.json',
    contractPage(() => dataPlaneDocument(contexts, { serverUrl: '/', issuerUrl })),
  );
  addReference(add, { title: 'Munim data plane', script });
  for (const problem of dataPlaneProblems(contexts))
    add(`/problems/${problem.code}`, {
      mediaType: 'text/html; charset=utf-8',
      headers: { 'content-security-policy': contentSecurityPolicy },
      make: () => problemPage(problem),
    });
}

const problemPage = ({ code, title, status, action, retryable }: ProblemDefinition): string =>
  `<!doctype html><html lang="en"><meta charset="utf-8"><title>Munim: ${code}</title>
<style>body{font:16px/1.5 system-ui;max-width:42rem;margin:3rem auto;padding:0 1rem}</style>
<h1><code>${code}</code></h1><p>${title} (status ${status}).</p><p>${action}</p>
<p>${retryable ? 'The same request, with the same Idempotency-Key, may succeed later.' : 'The same request will fail again.'}</p></html>`;
