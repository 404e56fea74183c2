/** The control plane's API as the console calls it: the generated contract, with the session's cookie of this origin. */
import type { components, operations, paths } from '@munim/sdk/control-plane';
import createFetchClient from 'openapi-fetch';
import createQueryClient from 'openapi-react-query';
import { usedNow } from '../session/last-use.ts';
import { problemInstead } from './failed-answer.ts';

type Schemas = components['schemas'];
export type Tenant = Schemas['Tenant'];
export type Contact = Schemas['Contact'];
export type Context = Tenant['contexts'][number];
export type Plan = Schemas['Plan'];
export type Quotas = Schemas['Quotas'];
export type Cell = Schemas['Cell'];
export type NewCell = Schemas['NewCell'];
export type CellChange = Schemas['CellChange'];
export type SigningKey = Schemas['SigningKey'];
export type Usage = Schemas['Usage'];
export type UsageStatement = Schemas['UsageStatement'];
export type Fleet = Schemas['Fleet'];
export type Run = Schemas['Run'];
export type RunStep = Schemas['RunStep'];
export type RunEvent = Schemas['RunEvent'];
export type ApiClient = Schemas['Client'];
export type NewClient = Schemas['NewClient'];
export type AuditEntry = Schemas['AuditEntry'];
export type DriftDifference = Schemas['DriftDifference'];
export type PlannedChange = components['schemas']['PlannedChange'];
export type Upgrade = Schemas['Upgrade'];
export type UpgradeBank = Schemas['UpgradeBank'];
export type UpgradeDetail = Schemas['UpgradeDetail'];
export type UpgradePlan = Schemas['UpgradePlan'];
export type Problem = Schemas['Problem'];
export type Operator = Schemas['Operator'];
export type CurrentOperator = Schemas['CurrentOperator'];
export type Approval = Schemas['Approval'];
export type SupportGrant = Schemas['SupportGrant'];
export type LegalHold = Schemas['LegalHold'];
export type Offboarding = Schemas['Offboarding'];
/** What the roles are about. */
export type OperationId = keyof operations;

/** A cell that is registered asks three services first; everything else answers within seconds. */
const answerMsMax = 60_000;

/** Whatever an operation could answer besides: the console reads JSON. */
export const api = createFetchClient<paths, 'application/json'>({
  baseUrl: window.location.origin,
  credentials: 'same-origin',
  fetch: (request) => fetch(request, { signal: AbortSignal.any([request.signal, AbortSignal.timeout(answerMsMax)]) }),
});
api.use({
  onResponse: ({ response }) => {
    if (response.status !== 401) usedNow();
    return problemInstead(response);
  },
});
export const query = createQueryClient(api);

/** One for each intended effect: a retry of the same click keeps it. */
export const newIdempotencyKey = (): string => crypto.randomUUID();
