/** The context as a whole: nothing that a caller can meet is missing from its contract, its list of problems or its page. */
import { dataPlaneDocument } from '@munim/platform/http';
import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { changeReasons, closeReasons, registerReasons } from './customer/decide.ts';
import { customerRejections } from './customer/rejection.ts';
import { customers } from './index.ts';

interface Described {
  readonly operationId: string;
  readonly tags: readonly string[];
}
interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Described>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, { readonly properties: object }>> };
}

const commands = customers.operations.filter((operation) => operation.kind === 'command');

describe('every operation', () => {
  test('has the problems of its command, and all reasons have an operation', () => {
    const reasons = Object.fromEntries(commands.map(({ operationId, reasons: of }) => [operationId, Object.keys(of)]));
    expect(reasons).toEqual({
      registerCustomer: registerReasons,
      changeCustomerDetails: changeReasons,
      closeCustomer: closeReasons,
    });
    expect(new Set(Object.values(reasons).flat())).toEqual(new Set(customerRejections));
  });
  test('lists its reasons in order of precedence', () => {
    for (const { reasons } of commands)
      expect(Object.keys(reasons)).toEqual(customerRejections.filter((reason) => Object.hasOwn(reasons, reason)));
  });
  test('is in the OpenAPI document, where a removable address may be null', () => {
    const document = dataPlaneDocument([customers], { serverUrl: '/', issuerUrl: 'http://issuer.example' }) as Document;
    const ids = Object.values(document.paths)
      .flatMap((path) => Object.values(path))
      .filter(({ tags }) => tags.includes(customers.name))
      .map((one) => one.operationId);
    expect(new Set(ids)).toEqual(new Set(customers.operations.map((one) => one.operationId)));
    expect(document.components.schemas['Customer']?.properties).toMatchObject({
      address: { anyOf: [{ $ref: '#/components/schemas/Address' }, { type: 'null' }] },
    });
  });
});

test('the page names every event', () => {
  const page = readFileSync(new URL('../README.md', import.meta.url), 'utf8');
  for (const type of Object.keys(customers.eventSchemas)) expect(page).toContain(type.slice('customers.'.length));
});
