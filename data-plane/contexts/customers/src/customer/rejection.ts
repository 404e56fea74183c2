/** Why this context refuses: a closed list, in order of precedence. The first that applies is the answer. */

export const customerRejections = [
  'unknown-customer',
  'customer-closed',
  'customer-erased',
  'reference-taken',
  'birth-date-of-organisation',
] as const;
export type CustomerRejection = (typeof customerRejections)[number];
