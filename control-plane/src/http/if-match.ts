/** `If-Match` is looked at or refused: a condition that nobody looks at must not seem to have held. */
import { platformProblems, ProblemError } from '@munim/kernel';

/** Throws `invalid-request` where nothing is conditional. */
export function ifMatchOf(header: string | undefined, conditional = false): string | undefined {
  if (header !== undefined && !conditional)
    throw new ProblemError(platformProblems.invalidRequest, 'this operation takes no If-Match: leave it out');
  return header;
}
