/**
 * Seals the audit log: entries become leaves of a transparency log in a locked bucket of the platform's own. Any number of
 * processes may run it, one leads; killed anywhere, the next goes on from what the bucket holds.
 */
import { auditArchive } from '@munim/kernel';
import {
  type ArchiveHome,
  type ArchiverLimits,
  type ArchiverMetrics,
  lockPolicy,
  openArchiveHome,
  startLogArchiver,
} from '@munim/platform/archive';
import type { Logger } from '@munim/platform/telemetry';
import { openSecrets } from '@munim/platform/tenancy';
import { type CellAccess, ensureAuditArchive, openCell } from '@munim/tenant';
import postgres from 'postgres';
import { auditSource } from './audit-source.ts';

export interface AuditArchiverOptions {
  readonly databaseUrl: string;
  readonly bucket: string;
  /** With the rights to make the bucket and its user. */
  readonly access: CellAccess;
  readonly holder: string;
  readonly nowMs: () => number;
  readonly log: Logger;
  readonly metrics: ArchiverMetrics;
  readonly limits?: Partial<ArchiverLimits>;
}

export interface AuditArchiver {
  readonly stop: () => Promise<void>;
}

/** A deed is under a checkpoint within three seconds; an hour of one deed a minute locks some 60 small objects more. */
const limits = { publishAfterMs: 1_500, lookMs: 500 };
/** One for the lease and the log: the archiver does one thing at a time. */
const connectionsMax = 1;
const connectTimeoutSeconds = 5;

export function startAuditArchiver(options: AuditArchiverOptions): AuditArchiver {
  const { databaseUrl, bucket, access, nowMs } = options;
  const address = auditArchive(bucket);
  const sql = postgres(databaseUrl, { max: connectionsMax, connect_timeout: connectTimeoutSeconds });
  let opened: ArchiveHome | undefined;
  const home = async (): Promise<ArchiveHome> => {
    if (opened) return opened;
    const cell = openCell(access, { nowMs });
    try {
      await ensureAuditArchive(bucket, cell);
    } finally {
      await cell.close();
    }
    return (opened = await openArchiveHome(address, openSecrets(access.secretsDirectory), access.objectStore));
  };
  const archiver = startLogArchiver({
    ...options,
    tenant: address.origin,
    sql,
    source: auditSource(sql),
    home,
    locks: lockPolicy(['audit-trail']),
    limits: { ...limits, ...options.limits },
  });
  return {
    stop: async () => {
      await archiver.stop();
      opened?.bucket.close();
      await sql.end({ timeout: 1 });
    },
  };
}
