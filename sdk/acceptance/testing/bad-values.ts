/** What a member or a filter may not be: hostile values by the kind of thing that the published schema says it is. */
import { type JsonSchema, namedSchemas } from './contract.ts';
import { strictJudge } from './strict-schema.ts';

/** 10^18 has one digit more than an amount may have. */
const amounts = [
  '0',
  '00',
  '-0',
  '-1',
  '+5',
  '05',
  '1.5',
  '1,5',
  '1.0',
  '1e3',
  '1E3',
  '0x10',
  '1_000',
  ' 5',
  '5 ',
  '5\n',
  '',
  '１２',
  '٣٤',
  '5\u200b',
  'Infinity',
  'NaN',
  '1000000000000000000',
  '9223372036854775808',
  '9'.repeat(400),
];
const currencies = ['czk', 'Czk', 'CZ', 'CZKK', 'XXX', 'ZZZ', '', '203', 'Kč', ' CZK', 'CZK\n', '__proto__'];
const countries = ['cz', 'CZE', 'ZZ', 'C', '', 'Č1', 'CZ\n'];
const days = [
  '2026-02-30',
  '2026-02-29',
  '2026-13-01',
  '2026-00-10',
  '2026-04-31',
  '2026-01-00',
  '0000-00-00',
  '20260101',
  '2026-1-2',
  '26-01-02',
  '2026-01-02T00:00:00Z',
  '2026-01-02 ',
  '+002026-01-02',
  '２０２６-01-02',
  'today',
  '',
];
const instants = [
  '2026-02-30T00:00:00Z',
  '2026-01-01',
  '2026-01-01T25:00:00Z',
  '2026-01-01T00:60:00Z',
  '2026-01-01T00:00:00+02:00',
  'tomorrow',
  '1767225600',
  '',
];
const codes = ['0100', '123', '123456789', '12a4', '１０００', '-1000', '1e3', ''];
const integers = [0, -1, 1.5, 1e300, '60', '', 2_147_483_648];

/** What no member of ours takes everywhere: those that the schema itself allows are left out. */
const junk: readonly unknown[] = [
  5,
  0,
  -1,
  1.5,
  1e21,
  true,
  null,
  [],
  ['5'],
  {},
  { amount: '5' },
  '',
  'ž',
  '\ud83d\ude00'.repeat(300),
  'x'.repeat(20_000),
];

const amountPattern = '^[1-9][0-9]{0,17}$';
const byPattern: Readonly<Record<string, readonly unknown[]>> = {
  [amountPattern]: amounts,
  '^(0|[1-9][0-9]{0,17})$': amounts.filter((amount) => amount !== '0'),
  '^[A-Z]{3}$': currencies,
  '^[A-Z]{2}$': countries,
  '^[1-9][0-9]{3,7}$': codes,
};
const byFormat: Readonly<Record<string, readonly unknown[]>> = {
  date: days,
  'date-time': instants,
  email: ['@', 'a@', '@b.cz', 'a b@c.cz', 'a@b', `${'x'.repeat(250)}@b.cz`],
};

export const idKindOf = (schema: JsonSchema): string | undefined =>
  typeof schema['pattern'] === 'string' ? /^\^([a-z]{3})_/.exec(schema['pattern'])?.[1] : undefined;

/** A well-formed id that was never given out. */
export const unknownId = (kind: string): string => (kind === 'gla' ? '4999998' : `${kind}_${'0'.repeat(26)}`);

/** Ids of one kind that are none. */
export const malformedIds = (kind: string): string[] => [
  `${kind}_`,
  `${kind}_${'0'.repeat(25)}`,
  `${kind}_${'0'.repeat(27)}`,
  `${kind}_${'Z'.repeat(26)}`,
  `${kind}_8${'0'.repeat(25)}`,
  `${kind.toUpperCase()}_${'0'.repeat(26)}`,
  `xyz_${'0'.repeat(26)}`,
  "1' or '1'='1",
  '9'.repeat(300),
];

const typesOf = ({ type }: JsonSchema): readonly string[] => [type ?? []].flat();
export const isText = (schema: JsonSchema): boolean => typesOf(schema).includes('string') && !('enum' in schema);

const badChoices = (choices: readonly unknown[]): unknown[] => {
  const [first] = choices.map(String);
  return ['BOGUS', first?.toLowerCase(), first?.toUpperCase(), `${first} `, 0, '__proto__'].filter(
    (value) => !choices.includes(value),
  );
};

/** By the kind of the schema, and whatever the schema does not allow. */
export function badValuesOf(schema: JsonSchema): unknown[] {
  const kind = idKindOf(schema);
  const { pattern, format, minLength, maxLength, enum: choices, maxItems, minItems } = schema;
  const special = [
    ...(typeof pattern === 'string' ? (byPattern[pattern] ?? []) : []),
    ...(typeof format === 'string' ? (byFormat[format] ?? []) : []),
    ...(kind === undefined ? [] : malformedIds(kind)),
    ...(minLength === 1 ? [''] : []),
    ...(typeof maxLength === 'number' ? ['x'.repeat(maxLength + 1)] : []),
    ...(Array.isArray(choices) ? badChoices(choices as readonly unknown[]) : []),
    ...(typesOf(schema).includes('integer') ? integers : []),
    ...(typesOf(schema).includes('boolean') ? ['true', 'false', 0, 1] : []),
    ...(typeof minItems === 'number' ? [Array.from({ length: minItems - 1 }, () => null)] : []),
    ...(typeof maxItems === 'number' ? [Array.from({ length: maxItems + 1 }, () => null)] : []),
  ];
  const judge = strictJudge(schema, namedSchemas);
  return [...special, ...junk.filter((value) => judge(value).length > 0)];
}

/** No text that is kept may hold these, whatever else it may be. */
export const badTexts = ['\0', 'a\0b', '\ud800', 'a\udc00b', '\udfff\ud800'];
