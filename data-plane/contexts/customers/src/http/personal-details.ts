/** From what a caller sent about a person to the texts that are sealed: checked, normalised, one text a field. */
import { type BusinessDate, platformProblems, ProblemError } from '@munim/kernel';
import type { z } from '@munim/platform/http';
import { holdsCardNumber } from '@munim/platform/privacy';
import type { changeBody, registerBody } from './schemas.ts';

type Details = z.output<typeof registerBody> | z.output<typeof changeBody>;

/** The personal members that `body` names; null stays null. Throws problems, before anything is sealed or made. */
export function personalTexts<Body extends Details>(body: Body, today: BusinessDate) {
  refuseCardNumbers(body);
  refuseFutureBirth(body.birthDate, today);
  const { fullName, birthDate, nationalId, email, phone, address } = body;
  return {
    fullName: normalised(fullName),
    birthDate,
    nationalId: normalised(nationalId),
    email,
    phone,
    address: address ? normalised(JSON.stringify(address)) : address,
  } as { [Field in 'fullName' | 'birthDate' | 'nationalId' | 'email' | 'phone' | 'address']: TextOf<Body, Field> };
}
type TextOf<Body, Field> = Field extends keyof Body
  ? Body[Field] extends string
    ? string
    : string | Extract<Body[Field], null | undefined>
  : undefined;

/** One spelling of one name (Unicode NFC), so that it compares and prints alike wherever it was typed. */
const normalised = <Value extends string | null | undefined>(value: Value) =>
  (typeof value === 'string' ? value.normalize('NFC') : value) as Value;

/** Before anything is sealed: a decision sees ciphertext only. National ids and phones are left out: some countries' are built like card numbers. */
function refuseCardNumbers(body: Details): void {
  const { fullName, email, address } = body;
  const reference = 'reference' in body ? body.reference : undefined;
  const texts = Object.entries({ reference, fullName, email, ...prefixed('address/', address ?? {}) });
  const errors = texts
    .filter(([, value]) => typeof value === 'string' && holdsCardNumber(value))
    .map(([member]) => ({ pointer: `/${member}`, detail: 'holds a card number' }));
  if (errors.length > 0)
    throw new ProblemError(platformProblems.cardNumberRefused, 'card numbers are not kept', { errors });
}

function refuseFutureBirth(birthDate: string | null | undefined, today: BusinessDate): void {
  if (typeof birthDate !== 'string' || birthDate <= today) return;
  throw new ProblemError(platformProblems.invalidRequest, 'a birth date lies in the past', {
    errors: [{ pointer: '/birthDate', detail: `on or before ${today}` }],
  });
}

const prefixed = (prefix: string, members: object): Record<string, unknown> =>
  Object.fromEntries(Object.entries(members).map(([name, value]) => [prefix + name, value]));
