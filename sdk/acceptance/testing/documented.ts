/** The judge of answers: status, body and headers are what the published contract says of the operation. */
import { expect } from 'vitest';
import type { Operation } from './contract.ts';
import type { Answer } from './raw-http.ts';
import { strictJudge } from './strict-schema.ts';

/** Of every HTTP message; no contract speaks of them. */
const ofHttp = ['connection', 'content-length', 'content-type', 'date', 'keep-alive', 'transfer-encoding'];

export function expectDocumented(operation: Operation, answer: Answer): void {
  const what = `${operation.id} ${answer.status} ${answer.text.slice(0, 300)}`;
  const [mediaType = ''] = (answer.headers.get('content-type') ?? '').split(';');
  const schema = operation.answerSchema(answer.status, mediaType);
  if (!schema) throw new Error(`${operation.id} documents no ${mediaType} for ${answer.status}`);
  expect(strictJudge(schema, operation.named)(answer.body), what).toEqual([]);
  expectHeaders(operation, answer, what);
}

function expectHeaders(operation: Operation, { status, headers }: Answer, what: string): void {
  const documented = operation.answerHeaders(status);
  const sent = [...headers.keys()].filter((name) => !ofHttp.includes(name));
  expect(
    sent.filter((name) => !(name in documented)),
    `sent and not documented: ${what}`,
  ).toEqual([]);
  for (const [name, { required, schema }] of Object.entries(documented)) {
    const value = headers.get(name);
    if (value === null) expect(required ?? false, `${name} is missing: ${what}`).toBe(false);
    else expect(strictJudge(schema)(value), `${name}: ${value}: ${what}`).toEqual([]);
  }
}
