/** What can go wrong in the control plane beyond the platform's own problems. */
import { defineProblem } from '@munim/kernel';

export const controlProblems = {
  tenantIdNotAllowed: defineProblem(
    'tenant-id-not-allowed',
    400,
    "The id cannot be a bank's",
    'Choose 3 to 40 lower-case letters, digits and single dashes, starting with a letter; some words are reserved.',
  ),
  tenantIdTaken: defineProblem(
    'tenant-id-taken',
    409,
    'The id belongs to another bank',
    'Choose another id: ids are never used again, not even of a bank that is gone.',
  ),
  runInProgress: defineProblem(
    'run-in-progress',
    409,
    'A run of this bank is under way',
    'Watch the run named in `detail`, and ask again when it has ended.',
    true,
  ),
  transitionForbidden: defineProblem(
    'transition-forbidden',
    409,
    "The bank's state forbids this",
    'Read the bank; `detail` names what its state allows.',
  ),
  clientRevoked: defineProblem(
    'client-revoked',
    409,
    'The client is revoked',
    'Create another client: a revoked one never comes back.',
  ),
  rotationInProgress: defineProblem(
    'rotation-in-progress',
    409,
    'A new signing key is on its way already',
    'Wait until the key named in `detail` signs (seconds), then rotate again if you still want to.',
    true,
  ),
  signingKeyEnded: defineProblem(
    'signing-key-ended',
    409,
    'The signing key is over',
    'Nothing is left to do: no pod takes a token of it.',
  ),
  crossSiteRequest: defineProblem(
    'cross-site-request',
    403,
    'The request did not come from a page of ours',
    'With a cookie, send changes from a page of the same origin; without one, send the token as Bearer.',
  ),
  roleForbidden: defineProblem(
    'role-forbidden',
    403,
    "The operator's role does not allow this",
    'Ask somebody with a role named in `detail`, or an owner to change yours.',
  ),
  makerIsChecker: defineProblem(
    'maker-is-checker',
    403,
    'Whoever asked for it cannot allow it',
    'Ask another operator whose role allows the operation.',
  ),
  notTheMaker: defineProblem('not-the-maker', 403, 'Only whoever asked for it can take it back', 'Reject it instead.'),
  approvalPending: defineProblem(
    'approval-pending',
    409,
    'The same request already waits for an approval',
    'Have the approval named in `detail` decided or withdrawn first.',
  ),
  approvalClosed: defineProblem(
    'approval-closed',
    409,
    'The approval is no longer open',
    'Read it; ask anew when the deed is still wanted.',
  ),
  operatorExists: defineProblem(
    'operator-exists',
    409,
    'An operator has this e-mail address',
    'Change that operator instead, or use another address.',
  ),
  operatorStateForbids: defineProblem(
    'operator-state-forbids',
    409,
    "The operator's state forbids this",
    'Read the operator; `detail` says what stands against it.',
  ),
  auditEntryNotSealed: defineProblem(
    'audit-entry-not-sealed',
    409,
    'No checkpoint covers the entry yet',
    'Ask again in a few seconds: the log is sealed soon after each entry.',
    true,
  ),
  consoleNotBuilt: defineProblem(
    'console-not-built',
    503,
    'This process has no console to serve',
    'Start the platform with `./munim up`, which builds it, or set MUNIM_CONSOLE_DIR to a folder that holds one.',
  ),
} as const;
