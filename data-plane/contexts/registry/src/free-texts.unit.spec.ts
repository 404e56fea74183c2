/** Texts that are stored in clear, in every business: none takes a card number, and its operation says so. */
import { problemsOf, z } from '@munim/platform/http';
import { describe, expect, test } from 'vitest';
import { contexts } from './index.ts';

/** Its texts are sealed, and judged one by one: see its own specs. */
const judgesItself: readonly string[] = ['customers'];
const cardNumber = 'card 4111 1111 1111 1111';

interface Text {
  readonly path: string;
  readonly schema: z.ZodType;
}

/** The members, however deep, that take any short text: an id, a code or an amount does not. */
function freeTextsOf(schema: z.ZodType, path = ''): Text[] {
  if (schema instanceof z.ZodOptional || schema instanceof z.ZodNullable)
    return freeTextsOf(schema.unwrap() as z.ZodType, path);
  if (schema instanceof z.ZodArray) return freeTextsOf(schema.element as z.ZodType, `${path}/0`);
  if (schema instanceof z.ZodUnion)
    return schema.options.flatMap((option) => freeTextsOf(option as unknown as z.ZodType, path));
  if (schema instanceof z.ZodObject)
    return Object.entries(schema.shape).flatMap(([name, member]) =>
      freeTextsOf(member as unknown as z.ZodType, `${path}/${name}`),
    );
  return schema instanceof z.ZodString && schema.safeParse('any text, at all').success ? [{ path, schema }] : [];
}

const commands = contexts
  .filter(({ name }) => !judgesItself.includes(name))
  .flatMap(({ operations }) => operations.filter((one) => one.kind === 'command'));
const texts = commands.map((operation) => [operation, freeTextsOf(operation.body ?? z.null())] as const);

describe.each(texts.map(([operation, found]) => [operation.operationId, operation, found] as const))(
  '%s',
  (_id, operation, found) => {
    test('takes no card number in any text', () => {
      for (const { path, schema } of found) expect(schema.safeParse(cardNumber).success, path).toBe(false);
    });
    test('says so exactly if it has a text', () => {
      const codes = problemsOf(operation).map(({ code }) => code);
      expect(codes.includes('card-number-refused')).toBe(found.length > 0);
    });
  },
);

test('control: the search finds the texts of a movement, of a freeze and of a transfer', () => {
  const paths = Object.fromEntries(
    texts.map(([{ operationId }, found]) => [operationId, found.map(({ path }) => path)]),
  );
  expect(paths).toMatchObject({
    deposit: ['/reference', '/text'],
    freezeAccount: ['/reason'],
    requestTransfer: ['/text'],
    openAccount: [],
  });
});
