/** Every operation of the control plane: the API and its document are made from this list. */
import { listAudit } from './audit/list-audit.ts';
import { createClient } from './clients/create-client.ts';
import { listClients } from './clients/list-clients.ts';
import { revokeClient } from './clients/revoke-client.ts';
import { rotateClientSecret } from './clients/rotate-secret.ts';
import type { ControlOperation } from './http/operation.ts';
import type { Announcer } from './registry/announcer.ts';
import { getRun } from './runs/get-run.ts';
import { listRuns } from './runs/list-runs.ts';
import { createTenant } from './tenants/create-tenant.ts';
import { getTenant } from './tenants/get-tenant.ts';
import { listTenants } from './tenants/list-tenants.ts';
import { provisionTenant } from './tenants/provision-tenant.ts';

export const controlOperations = (cellName: string, announcer: Announcer): readonly ControlOperation[] => [
  createTenant(cellName),
  listTenants,
  getTenant,
  provisionTenant,
  listRuns,
  getRun,
  createClient(announcer),
  listClients,
  rotateClientSecret(announcer),
  revokeClient(announcer),
  listAudit,
];
