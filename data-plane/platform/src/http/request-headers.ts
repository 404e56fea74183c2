/** The headers of requests that mean something to an operation: how they must look, for the contract and for the answer. */
import { platformProblems, ProblemError } from '@munim/kernel';
import { z } from './schemas.ts';

/** Long enough for any id of a caller's own, short enough to keep for as long as the stream lives. */
const keyPattern = '^[!-~]{1,200}$';
const minVersionPattern = '^[0-9]{1,18}$';

export const idempotencyKeyHeader = {
  'Idempotency-Key': z
    .string()
    .openapi({ description: 'One per intended effect; the same on every retry.', pattern: keyPattern }),
};

export const minVersionHeader = {
  'If-Min-Version': z.string().optional().openapi({
    description: 'Wait (at most 2 s) until the answer holds this stream version.',
    pattern: minVersionPattern,
  }),
};

const [keyExpression, minVersionExpression] = [new RegExp(keyPattern), new RegExp(minVersionPattern)];

/** Throws `idempotency-key-missing`, `idempotency-key-invalid`. */
export function idempotencyKeyOf(header: string | undefined): string {
  if (header === undefined || header === '')
    throw new ProblemError(platformProblems.idempotencyKeyMissing, 'send the header Idempotency-Key');
  if (!keyExpression.test(header))
    throw new ProblemError(platformProblems.idempotencyKeyInvalid, '1 to 200 visible ASCII characters');
  return header;
}

/** Throws `invalid-request`. */
export function minVersionOf(header: string | undefined): bigint | undefined {
  if (header === undefined) return undefined;
  if (!minVersionExpression.test(header))
    throw new ProblemError(platformProblems.invalidRequest, 'If-Min-Version is a version number', {
      errors: [{ pointer: '/header/If-Min-Version', detail: 'digits only' }],
    });
  return BigInt(header);
}
