/** The key of a form's request: the same until it is known what became of it, so that a lost answer makes nothing twice. */
import { useState } from 'react';
import { newIdempotencyKey } from '../api/client.ts';
import { saysWhatBecame } from '../api/problem.ts';

/** The key, and what is called with the outcome of each request: null where it was done. */
export function useIdempotencyKey(): readonly [string, (error: unknown) => void] {
  const [key, setKey] = useState(newIdempotencyKey);
  const renewAfter = (error: unknown): void => {
    if (saysWhatBecame(error)) setKey(newIdempotencyKey());
  };
  return [key, renewAfter];
}
