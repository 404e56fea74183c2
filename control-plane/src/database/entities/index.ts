/** All tables of the control plane. */
import { Announcement } from './announcement.ts';
import { Approval } from './approval.ts';
import { AuditEntry } from './audit-entry.ts';
import { BankRelease } from './bank-release.ts';
import { Cell } from './cell.ts';
import { ClientAction } from './client-action.ts';
import { Client } from './client.ts';
import { DriftDifference } from './drift-difference.ts';
import { Lease } from './lease.ts';
import { LegalHold } from './legal-hold.ts';
import { Offboarding } from './offboarding.ts';
import { Operator } from './operator.ts';
import { Preview } from './preview.ts';
import { ReleaseRow } from './release.ts';
import { RunEvent } from './run-event.ts';
import { RunStep } from './run-step.ts';
import { Run } from './run.ts';
import { Session } from './session.ts';
import { SigningKey } from './signing-key.ts';
import { StoredAnswer } from './stored-answer.ts';
import { SupportGrant } from './support-grant.ts';
import { Tenant } from './tenant.ts';
import { UpgradeBank } from './upgrade-bank.ts';
import { Upgrade } from './upgrade.ts';
import { GatewayExports, UsageCursor, UsageDay } from './usage.ts';

export const entities = [
  Announcement,
  Approval,
  AuditEntry,
  BankRelease,
  Cell,
  Client,
  ClientAction,
  DriftDifference,
  GatewayExports,
  Lease,
  LegalHold,
  Offboarding,
  Operator,
  ReleaseRow,
  Run,
  Preview,
  RunEvent,
  RunStep,
  Session,
  SigningKey,
  StoredAnswer,
  SupportGrant,
  Tenant,
  Upgrade,
  UpgradeBank,
  UsageCursor,
  UsageDay,
];
export {
  Announcement,
  Approval,
  AuditEntry,
  BankRelease,
  Cell,
  Client,
  DriftDifference,
  LegalHold,
  Offboarding,
  Operator,
  ReleaseRow,
  Run,
  Preview,
  RunEvent,
  RunStep,
  Session,
  SigningKey,
  SupportGrant,
  Tenant,
  Upgrade,
  UpgradeBank,
  UsageCursor,
  UsageDay,
};
