/** An audit log of its own for a test: a database, a secrets directory and the name of a bucket that nobody has made yet. */
import { auditArchive } from '@munim/kernel';
import {
  type ArchiveHome,
  type ArchiverLimits,
  createArchiverMetrics,
  openArchiveHome,
  verifyBucket,
} from '@munim/platform/archive';
import { createLogger, createMetrics } from '@munim/platform/telemetry';
import { openSecrets } from '@munim/platform/tenancy';
import type { CellAccess } from '@munim/tenant';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres, { type Sql } from 'postgres';
import { type ControlDatabase, migrateControlDatabase, openControlDatabase } from '../../database/orm.ts';
import { type AuditArchiver, startAuditArchiver } from '../audit-archiver.ts';
import { auditSource } from '../audit-source.ts';
import { recordDeed } from '../record.ts';

export interface AuditWorld {
  readonly orm: ControlDatabase;
  readonly databaseUrl: string;
  readonly sql: Sql;
  readonly bucket: string;
  readonly access: CellAccess;
  readonly deed: (target: string, more?: { action?: string; actor?: string; reason?: string }) => Promise<void>;
  readonly start: (holder: string, limits?: Partial<ArchiverLimits>) => { archiver: AuditArchiver; metrics: string };
  readonly home: () => Promise<ArchiveHome>;
  readonly sealedSize: () => Promise<number>;
  /** Tree, locks, versions, and every entry against the table. */
  readonly verify: () => ReturnType<typeof verifyBucket>;
  readonly close: () => Promise<void>;
}

interface Services {
  readonly postgres: { readonly url: string };
  readonly s3: CellAccess['objectStore'];
}

export async function createAuditWorld(services: Services): Promise<AuditWorld> {
  const suffix = randomBytes(4).toString('hex');
  const database = `audit_${suffix}`;
  const admin = postgres(services.postgres.url, { max: 1 });
  await admin`create database ${admin(database)} strategy file_copy`;
  const url = new URL(services.postgres.url);
  url.pathname = `/${database}`;
  const databaseUrl = url.href;
  const orm = openControlDatabase(databaseUrl);
  await migrateControlDatabase(orm);
  const sql = postgres(databaseUrl, { max: 4, onnotice: () => undefined });
  const bucket = `munim-${suffix}-audit`;
  const secretsDirectory = await mkdtemp(join(tmpdir(), 'munim-audit-'));
  const access = { postgresAdminUrl: databaseUrl, kafkaBrokers: [], objectStore: services.s3, secretsDirectory };
  const home = () => openArchiveHome(auditArchive(bucket), openSecrets(secretsDirectory), services.s3);
  const running: AuditArchiver[] = [];
  return {
    orm,
    databaseUrl,
    sql,
    bucket,
    access,
    deed: (target, more = {}) =>
      orm.em.fork().transactional(async (em) => {
        recordDeed(em, { actor: 'operator:spec', action: 'suspend', target, requestId: 'req_spec', ...more });
      }),
    start: (holder, limits = {}) => {
      const metrics = createMetrics();
      const archiver = startAuditArchiver({
        databaseUrl,
        bucket,
        access,
        holder,
        nowMs: Date.now,
        log: createLogger({ service: 'spec', level: 'fatal' }),
        metrics: createArchiverMetrics(metrics),
        limits: { leaseMs: 2_000, standbyMs: 200, ...limits },
      });
      running.push(archiver);
      return {
        archiver,
        get metrics() {
          return metrics.text();
        },
      };
    },
    home,
    sealedSize: async () => {
      const note = (await (await home()).bucket.get('checkpoint'))?.bytes.toString();
      return Number(note?.split('\n')[1] ?? 0);
    },
    verify: async () => {
      const { bucket: locked, signer } = await home();
      return verifyBucket({
        bucket: locked,
        verifierKey: signer.verifierKey,
        nowMs: Date.now(),
        log: auditSource(sql),
      });
    },
    close: async () => {
      await Promise.all(running.map((one) => one.stop()));
      await orm.close();
      await sql.end();
      await admin`drop database ${admin(database)} with (force)`;
      await admin.end();
      await rm(secretsDirectory, { recursive: true, force: true });
    },
  };
}
