/** All operations about support looking into banks, of operators and of banks. */
import type { ControlOperation } from '../http/operation.ts';
import type { Announcer } from '../registry/announcer.ts';
import { askForSupport } from './ask.ts';
import { supportDecisions } from './decide-access.ts';
import { listOwnClients } from './list-clients.ts';
import { getSupportAccess, listSupportAccess, listSupportGrants } from './list-grants.ts';
import type { SignSupportToken } from './sign-token.ts';
import { createSupportToken, endSupportGrant } from './use-grant.ts';

export const supportOperations = (announcer: Announcer, sign: SignSupportToken): readonly ControlOperation[] => [
  askForSupport,
  listSupportGrants,
  createSupportToken(sign),
  endSupportGrant(announcer),
  listSupportAccess,
  // Before the operation whose path would take it for a grant.
  listOwnClients,
  getSupportAccess,
  ...supportDecisions(announcer),
];
