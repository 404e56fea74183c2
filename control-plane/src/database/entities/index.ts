/** All tables of the control plane. */
import { Announcement } from './announcement.ts';
import { Approval } from './approval.ts';
import { AuditEntry } from './audit-entry.ts';
import { Cell } from './cell.ts';
import { ClientAction } from './client-action.ts';
import { Client } from './client.ts';
import { DriftDifference } from './drift-difference.ts';
import { Lease } from './lease.ts';
import { LegalHold } from './legal-hold.ts';
import { Offboarding } from './offboarding.ts';
import { Operator } from './operator.ts';
import { Preview } from './preview.ts';
import { RunEvent } from './run-event.ts';
import { RunStep } from './run-step.ts';
import { Run } from './run.ts';
import { Session } from './session.ts';
import { SigningKey } from './signing-key.ts';
import { StoredAnswer } from './stored-answer.ts';
import { Tenant } from './tenant.ts';
import { UsageCursor, UsageDay } from './usage.ts';

export const entities = [
  Announcement,
  Approval,
  AuditEntry,
  Cell,
  Client,
  ClientAction,
  DriftDifference,
  Lease,
  LegalHold,
  Offboarding,
  Operator,
  Run,
  Preview,
  RunEvent,
  RunStep,
  Session,
  SigningKey,
  StoredAnswer,
  Tenant,
  UsageCursor,
  UsageDay,
];
export {
  Announcement,
  Approval,
  AuditEntry,
  Cell,
  Client,
  DriftDifference,
  LegalHold,
  Offboarding,
  Operator,
  Run,
  Preview,
  RunEvent,
  RunStep,
  Session,
  SigningKey,
  Tenant,
  UsageCursor,
  UsageDay,
};
