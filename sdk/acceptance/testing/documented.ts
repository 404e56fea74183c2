/** The judge of answers: status, body and headers are what the published contract says of the operation. */
import { expect } from 'vitest';
import type { JsonSchema, Operation } from './contract.ts';
import type { Answer } from './raw-http.ts';
import { type Judge, strictJudge } from './strict-schema.ts';

/** Of every HTTP message; no contract speaks of them. */
const ofHttp = ['connection', 'content-length', 'content-type', 'date', 'keep-alive', 'transfer-encoding'];

/** A judge takes longer to make than to ask, and hundreds of answers have the same schema. */
const judges = new WeakMap<JsonSchema, Judge>();

function judgeOf(schema: JsonSchema, { named }: Operation): Judge {
  const judge = judges.get(schema) ?? strictJudge(schema, named);
  judges.set(schema, judge);
  return judge;
}

export function expectDocumented(operation: Operation, answer: Answer): void {
  const what = `${operation.id} ${answer.status} ${answer.text.slice(0, 300)}`;
  const [mediaType = ''] = (answer.headers.get('content-type') ?? '').split(';');
  const schema = operation.answerSchema(answer.status, mediaType);
  if (!schema) throw new Error(`${operation.id} documents no ${mediaType} for ${answer.status}`);
  expect(judgeOf(schema, operation)(answer.body), what).toEqual([]);
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
    else expect(judgeOf(schema, operation)(value), `${name}: ${value}: ${what}`).toEqual([]);
  }
}
