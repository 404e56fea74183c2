/** The control plane's contract as JSON and as a page to read. */
import { addReference, contractPage, documentation, type DocumentationOptions } from '@munim/platform/http';
import type { Hono } from 'hono';
import { controlPlaneOpenApi } from './openapi.ts';

const script = new URL('./browser/standalone.js', import.meta.resolve('@scalar/api-reference'));

export function addDocs(app: Hono, options: DocumentationOptions): void {
  const add = documentation(app, options);
  add('/openapi.json', contractPage(controlPlaneOpenApi));
  addReference(add, { title: 'Munim control plane', script });
}
