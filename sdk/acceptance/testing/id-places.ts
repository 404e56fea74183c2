/** Every place where the contract takes an id, so that an operation that is added tomorrow is covered today. */
import { idKindOf } from './bad-values.ts';
import type { JsonSchema, Operation } from './contract.ts';
import { membersOf, pointerIn, withMember } from './members.ts';
import type { RawRequest } from './raw-http.ts';
import { type Example, requestOf } from './world.ts';

export interface IdPlace {
  readonly in: 'path' | 'query' | 'body';
  /** Of the parameter, or the member's path below the body. */
  readonly name: string;
  /** The prefix of its ids; `gla` for codes of ledger accounts. */
  readonly kind: string;
}

const ledgerCodePattern = '^[1-9][0-9]{3,7}$';
const kindOf = (schema: JsonSchema): string | undefined =>
  idKindOf(schema) ?? (schema['pattern'] === ledgerCodePattern ? 'gla' : undefined);

export function idPlacesOf({ parameters, bodySchema, id }: Operation): IdPlace[] {
  const named = parameters
    .filter((one) => one.in !== 'header')
    .map((one) => ({ in: one.in as IdPlace['in'], name: one.name, kind: kindOf(one.schema) }));
  const members = membersOf(bodySchema ?? {}).map(({ path, schema }) => ({
    in: 'body' as const,
    name: path,
    kind: kindOf(schema),
  }));
  return [...named, ...members].flatMap(({ kind, ...place }) =>
    kind === undefined || givesOut(id, place.name) ? [] : [{ ...place, kind }],
  );
}

/** A code that is being given out names nothing yet. */
const givesOut = (operationId: string, name: string): boolean =>
  operationId === 'openLedgerAccount' && name === '/code';

/** The example with another id in one place. */
export function withIdAt(operation: Operation, example: Example, place: IdPlace, id: string): RawRequest {
  if (place.in === 'path') return requestOf(operation, example, { [place.name]: id });
  if (place.in === 'query') {
    const others = (example.query ?? '').split('&').filter((pair) => pair !== '' && !pair.startsWith(`${place.name}=`));
    return requestOf(operation, { ...example, query: [...others, `${place.name}=${id}`].join('&') });
  }
  const body = example.body ?? {};
  return requestOf(operation, {
    ...example,
    body: withMember(body, pointerIn(body, place.name), id) as Record<string, unknown>,
  });
}

const idPattern = /\b(?:cus|acc|hld|trf|jrn)_[0-9a-hjkmnp-tv-z]{26}\b/g;
export const idsIn = (text: string): string[] => [...new Set(text.match(idPattern))];
export const kindOfId = (id: string): string => (id.includes('_') ? id.slice(0, 3) : 'gla');
