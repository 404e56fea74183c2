/** Which bank asks: by the access token of one of its clients, verified as every pod verifies it. */
import { platformProblems, ProblemError, type Scope } from '@munim/kernel';
import type { TokenVerifier } from '@munim/platform/tenancy';
import type { BankCaller } from './operation.ts';

export type AuthenticateBank = (request: Request, scope: Scope) => Promise<BankCaller>;

export const bankAuthentication =
  (verifier: Pick<TokenVerifier, 'authenticate'>): AuthenticateBank =>
  async (request, scope) => {
    const { tenant, clientId, scopes } = await verifier.authenticate(request.headers.get('authorization') ?? undefined);
    if (!scopes.has(scope))
      throw new ProblemError(platformProblems.insufficientScope, `this operation needs the scope ${scope}`);
    return { tenant, clientId };
  };

export const noBanks: AuthenticateBank = () =>
  Promise.reject(new ProblemError(platformProblems.unauthenticated, 'no bank is known here'));
