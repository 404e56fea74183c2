/**
 * Whether two operators may be one person: whoever was given a token of somebody else may act as both. Split knowledge as
 * in PCI DSS 3.7.6: what takes two people must not be in one person's hands.
 */
import { ProblemError } from '@munim/kernel';
import type { Operator } from '../database/entities/index.ts';
import { controlProblems } from '../problems.ts';

type Known = Pick<Operator, 'id' | 'knownTo'>;

/** Whoever may act in this operator's name. */
export const handsOf = ({ id, knownTo }: Known): readonly string[] => [id, ...knownTo];

/** Throws `maker-is-checker`, with who it may be. */
export function assertTwoPeople(maker: Known, checker: Known): void {
  const both = handsOf(maker).find((one) => handsOf(checker).includes(one));
  if (both === undefined) return;
  const why =
    maker.id === checker.id
      ? `it was asked for by ${maker.id}`
      : `${both} may act as ${[maker.id, checker.id].filter((id) => id !== both).join(' and as ')}`;
  throw new ProblemError(controlProblems.makerIsChecker, why);
}

/** From now on nobody else can: `operator` has proved who they are, or somebody who could not gain by it has. */
export function inOwnHands(operator: Operator): void {
  Object.assign(operator, { knownTo: [], renewalSuffices: false });
}
