/** Every operation of the control plane: the API and its document are made from this list. */
import { decisionOperations } from './approvals/decide.ts';
import { getApproval, listApprovals } from './approvals/list-approvals.ts';
import { exportAudit } from './audit/export-audit.ts';
import { getAuditCheckpoint } from './audit/get-checkpoint.ts';
import { listAudit } from './audit/list-audit.ts';
import { proveAuditEntry } from './audit/prove-entry.ts';
import type { SealedLog } from './audit/sealed-log.ts';
import { changeCell } from './cells/change-cell.ts';
import type { CellDesk } from './cells/desk.ts';
import { lookAtCells } from './cells/list-cells.ts';
import { moveCell } from './cells/move-cell.ts';
import { registerCell } from './cells/register-cell.ts';
import { changeClientKeys } from './clients/change-keys.ts';
import { createClient } from './clients/create-client.ts';
import { listClients } from './clients/list-clients.ts';
import { revokeClient } from './clients/revoke-client.ts';
import { rotateClientSecret } from './clients/rotate-secret.ts';
import { checkDrift, repairTenant } from './drift/check-and-repair.ts';
import { getDrift } from './drift/get-drift.ts';
import { getFleet } from './fleet/get-fleet.ts';
import type { ControlOperation } from './http/operation.ts';
import type { Announcer } from './registry/announcer.ts';
import { getPreview } from './previews/get-preview.ts';
import { previewTenant, previewTenantContexts, previewTenantRepair } from './previews/preview-tenant.ts';
import { getRun } from './runs/get-run.ts';
import { listRuns } from './runs/list-runs.ts';
import { listSigningKeys } from './signing-keys/list-keys.ts';
import { revokeSigningKey } from './signing-keys/revoke-key.ts';
import { rotateSigningKey } from './signing-keys/rotate-key.ts';
import { getUsage, getUsageStatement } from './metering/usage.ts';
import { liftHold, listHolds, placeHold } from './offboarding/holds.ts';
import { offboardingOperations } from './offboarding/offboard.ts';
import { changeOperatorRole, createOperator } from './operators/change-operators.ts';
import { confirmOperator } from './operators/confirm-operator.ts';
import { disablingOperations } from './operators/disable-operators.ts';
import { issueOperatorToken } from './operators/issue-token.ts';
import { getCurrentOperator, listOperators } from './operators/read-operators.ts';
import type { TokenTerms } from './operators/token-life.ts';
import { openBreakGlass } from './support/ask.ts';
import { supportOperations } from './support/operations.ts';
import type { SignSupportToken } from './support/sign-token.ts';
import { sessionOperations } from './sessions/operations.ts';
import { agreementOperations } from './tenants/change-agreement.ts';
import { changeTenantContexts, rotateTenantLogin } from './tenants/change-contexts.ts';
import { createTenant } from './tenants/create-tenant.ts';
import { getTenant } from './tenants/get-tenant.ts';
import { listPlans } from './tenants/list-plans.ts';
import { listTenants } from './tenants/list-tenants.ts';
import { provisionTenant } from './tenants/provision-tenant.ts';
import { suspendAndResume } from './tenants/suspend-resume.ts';
import { upgradeOperations } from './upgrades/operations.ts';

/** What the operations are made with. */
export interface ControlParts {
  readonly desk: CellDesk;
  /** Of a bank whose country nobody said. */
  readonly homeCountry: string;
  readonly announcer: Announcer;
  /** Browsers reach us over HTTPS. */
  readonly secure: boolean;
  /** Where signing keys' private halves are made. */
  readonly secretsDirectory: string;
  /** The sealed audit log. */
  readonly sealed: SealedLog;
  /** Between the approval of an offboarding and the first thing that is destroyed. */
  readonly coolingOffMs: number;
  readonly signSupportToken: SignSupportToken;
  readonly tokenTerms: TokenTerms;
  /** Told of what somebody should look at now: the log at its loudest. */
  readonly alarm: (message: string, fields: Record<string, string>) => void;
}

export function controlOperations(parts: ControlParts): readonly ControlOperation[] {
  const operations = allBut(parts);
  return [...operations, getCurrentOperator(operations)];
}

function allBut(parts: ControlParts): readonly ControlOperation[] {
  const { announcer, alarm, signSupportToken } = parts;
  const offboarding = offboardingOperations(parts);
  const roleChange = changeOperatorRole(announcer);
  const { disableOperator, disableOwner } = disablingOperations(announcer);
  const breakGlass = openBreakGlass((fields) => alarm('a bank is looked into without its word', fields));
  return [
    ...mostOf(parts),
    ...offboarding,
    placeHold,
    liftHold,
    listHolds,
    ...supportOperations(announcer, signSupportToken),
    breakGlass,
    roleChange,
    disableOperator,
    disableOwner,
    ...decisionOperations([createOperator, roleChange, disableOwner, offboarding[0], liftHold, breakGlass]),
  ];
}

const mostOf = ({
  desk,
  homeCountry,
  announcer,
  secure,
  secretsDirectory,
  sealed,
  tokenTerms,
  coolingOffMs,
}: ControlParts): readonly ControlOperation[] => [
  createTenant({ region: desk.homeRegion, country: homeCountry }),
  listTenants,
  getTenant,
  listPlans(coolingOffMs),
  provisionTenant,
  ...suspendAndResume(announcer),
  ...agreementOperations(announcer),
  changeTenantContexts,
  rotateTenantLogin,
  previewTenant({ region: desk.homeRegion, country: homeCountry }),
  previewTenantContexts,
  previewTenantRepair,
  getPreview,
  checkDrift,
  getDrift,
  repairTenant,
  listRuns,
  getRun,
  createClient(announcer),
  listClients,
  rotateClientSecret(announcer),
  changeClientKeys(announcer),
  revokeClient(announcer),
  rotateSigningKey(announcer, secretsDirectory),
  listSigningKeys,
  revokeSigningKey(announcer, secretsDirectory),
  listAudit(sealed),
  exportAudit(sealed),
  getAuditCheckpoint(sealed),
  proveAuditEntry(sealed),
  getFleet(desk),
  listOperators,
  createOperator,
  issueOperatorToken(tokenTerms),
  confirmOperator,
  listApprovals,
  getApproval,
  registerCell(desk),
  ...lookAtCells(desk),
  changeCell(desk),
  moveCell(desk, announcer),
  getUsage,
  getUsageStatement,
  ...upgradeOperations,
  ...sessionOperations(secure),
];
