/** Every operation of the control plane: the API and its document are made from this list. */
import { listAudit } from './audit/list-audit.ts';
import { createClient } from './clients/create-client.ts';
import { listClients } from './clients/list-clients.ts';
import { revokeClient } from './clients/revoke-client.ts';
import { rotateClientSecret } from './clients/rotate-secret.ts';
import { checkDrift, repairTenant } from './drift/check-and-repair.ts';
import { getDrift } from './drift/get-drift.ts';
import { getFleet } from './fleet/get-fleet.ts';
import type { ControlOperation } from './http/operation.ts';
import type { Cell } from '@munim/kernel';
import type { Announcer } from './registry/announcer.ts';
import { getRun } from './runs/get-run.ts';
import { listRuns } from './runs/list-runs.ts';
import { listSigningKeys } from './signing-keys/list-keys.ts';
import { revokeSigningKey } from './signing-keys/revoke-key.ts';
import { rotateSigningKey } from './signing-keys/rotate-key.ts';
import { sessionOperations } from './sessions/operations.ts';
import { createTenant } from './tenants/create-tenant.ts';
import { getTenant } from './tenants/get-tenant.ts';
import { listTenants } from './tenants/list-tenants.ts';
import { provisionTenant } from './tenants/provision-tenant.ts';
import { suspendAndResume } from './tenants/suspend-resume.ts';

/** `secure`: browsers reach us over HTTPS. `secretsDirectory`: where signing keys' private halves are made. */
export const controlOperations = (
  cell: Cell,
  announcer: Announcer,
  secure: boolean,
  secretsDirectory: string,
): readonly ControlOperation[] => [
  createTenant(cell.name),
  listTenants,
  getTenant,
  provisionTenant,
  ...suspendAndResume(announcer, cell),
  checkDrift,
  getDrift,
  repairTenant,
  listRuns,
  getRun,
  createClient(announcer),
  listClients,
  rotateClientSecret(announcer),
  revokeClient(announcer),
  rotateSigningKey(announcer, secretsDirectory),
  listSigningKeys,
  revokeSigningKey(announcer, secretsDirectory),
  listAudit,
  getFleet,
  ...sessionOperations(secure),
];
