/** Every reason for which this context refuses, and its one problem; the compiler checks that none is missing. */
import { defineProblem, platformProblems, type ProblemDefinition } from '@munim/kernel';
import type { CustomerRejection } from '../customer/rejection.ts';

/** 409: the state of something forbids it. */
const conflict = (code: CustomerRejection, title: string, action: string) => defineProblem(code, 409, title, action);
/** 422: the request itself can never succeed. */
const senseless = (code: CustomerRejection, title: string, action: string) => defineProblem(code, 422, title, action);

export const customerProblems: Readonly<Record<CustomerRejection, ProblemDefinition>> = {
  'unknown-customer': platformProblems.notFound,
  'customer-closed': conflict(
    'customer-closed',
    'The customer is closed',
    'Use an active customer; register one who comes back anew.',
  ),
  'customer-erased': conflict(
    'customer-erased',
    'The personal data was erased',
    'Nothing: no data can be kept for this customer again.',
  ),
  'reference-taken': conflict(
    'reference-taken',
    'Another customer has this reference',
    'Use the customer named in `detail`, or another reference: they are never given out again.',
  ),
  'birth-date-of-organisation': senseless(
    'birth-date-of-organisation',
    'An organisation has no birth date',
    'Leave birthDate out, or register a PERSON.',
  ),
};

/** The problems of a command that can be refused for these reasons. */
export const problemsOf = <Reason extends CustomerRejection>(reasons: readonly Reason[]) =>
  Object.fromEntries(reasons.map((reason) => [reason, customerProblems[reason]])) as Record<Reason, ProblemDefinition>;
