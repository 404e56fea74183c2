/** Every reason for which a transfer is refused, and its one problem; those of its accounts are theirs. */
import { accountProblems } from '@munim/accounts/commands';
import { defineProblem, type ProblemDefinition } from '@munim/kernel';
import { type RequestReason, requestReasons } from '../transfer/decide.ts';

const transferExists = defineProblem('transfer-exists', 409, 'The transfer exists', 'Read the transfer instead.');

export const transferProblems = Object.fromEntries(
  requestReasons.map((reason): [RequestReason, ProblemDefinition] => [
    reason,
    reason === 'transfer-exists' ? transferExists : accountProblems[reason],
  ]),
) as Readonly<Record<RequestReason, ProblemDefinition>>;
