/** A control plane of its own for a test: databases, secrets and a registry that nobody else writes to. */
import type { Cell, TenantId } from '@munim/kernel';
import { type BankSpec, type CellAccess, cellAccessFromEnvironment } from '@munim/tenant';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres, { type Sql } from 'postgres';
import { Tenant } from '../../database/entities/index.ts';
import { type ControlDatabase, migrateControlDatabase, openControlDatabase } from '../../database/orm.ts';
import { queueRun } from '../../runs/queue-run.ts';

export interface WorldServices {
  readonly postgres: { readonly url: string };
  readonly kafka: { readonly brokers: readonly string[] };
  readonly s3: {
    readonly endpoint: string;
    readonly region: string;
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
  };
  readonly pulumi: { readonly root: string; readonly version?: string };
}

export interface World {
  /** Settings of a provisioner process. */
  readonly environment: Readonly<Record<string, string>>;
  readonly access: CellAccess;
  /** The one cell, which a provisioner registers at its start. */
  readonly cell: Cell;
  readonly orm: ControlDatabase;
  readonly pulumiUrl: string;
  readonly secretsDirectory: string;
  readonly specOf: (tenant: string) => BankSpec;
  /** A bank and its first run, as the API makes them. */
  readonly order: (tenant: string) => Promise<string>;
  readonly close: () => Promise<void>;
}

export async function createWorld(services: WorldServices, contexts: readonly string[]): Promise<World> {
  const suffix = randomBytes(4).toString('hex');
  const databases = { control: `control_${suffix}`, cell: `cell_${suffix}`, pulumi: `pulumi_${suffix}` };
  const admin = postgres(services.postgres.url, { max: 1, onnotice: () => undefined });
  for (const name of Object.values(databases)) await createClosed(admin, name);
  const urlOf = (database: string): string => {
    const url = new URL(services.postgres.url);
    url.pathname = `/${database}`;
    return url.href;
  };
  const secretsDirectory = await mkdtemp(join(tmpdir(), 'munim-world-'));
  const environment = environmentOf(services, { ...databases, urlOf, secretsDirectory });
  const orm = openControlDatabase(urlOf(databases.control));
  await migrateControlDatabase(orm);
  let runs = 0;
  return {
    environment,
    access: cellAccessFromEnvironment(environment),
    cell: cellIn(services, databases.cell),
    orm,
    pulumiUrl: urlOf(databases.pulumi),
    secretsDirectory,
    specOf: (tenant) => ({ tenant: tenant as TenantId, contexts, database: databases.cell, kafkaReplicas: 1 }),
    order: (tenant) =>
      orm.em.fork().transactional(async (em) => {
        em.create(Tenant, {
          id: tenant,
          name: tenant,
          state: 'requested',
          contexts: [...contexts],
          cell: cellName,
          region: 'test',
        });
        await em.flush();
        return (await queueRun(em, { id: `run_${suffix}${++runs}`, tenantId: tenant, requestedBy: 'test' })).id;
      }),
    close: async () => {
      await orm.close();
      for (const name of Object.values(databases)) await admin`drop database ${admin(name)} with (force)`;
      await admin.end();
      await rm(secretsDirectory, { recursive: true, force: true });
    },
  };
}

/** To banks of other worlds on this server, a database that they may enter for a moment is a difference of their login. */
async function createClosed(admin: Sql, name: string): Promise<void> {
  await admin`create database ${admin(name)} strategy file_copy allow_connections false`;
  await admin`revoke connect on database ${admin(name)} from public`;
  await admin`alter database ${admin(name)} allow_connections true`;
}

const cellName = 'test';

function cellIn({ postgres: { url }, kafka, s3 }: WorldServices, database: string): Cell {
  const { hostname, port } = new URL(url);
  return {
    name: cellName,
    postgres: { host: hostname, port: Number(port), database },
    kafka,
    objectStore: { endpoint: s3.endpoint, region: s3.region },
  };
}

function environmentOf(
  { kafka, s3, pulumi, postgres: { url } }: WorldServices,
  own: { control: string; cell: string; pulumi: string; urlOf: (database: string) => string; secretsDirectory: string },
): Record<string, string> {
  const { hostname, port } = new URL(url);
  return {
    MUNIM_PORT: '0',
    MUNIM_KAFKA_BROKERS: kafka.brokers.join(','),
    MUNIM_SECRETS_DIR: own.secretsDirectory,
    MUNIM_CELL_NAME: cellName,
    MUNIM_CELL_POSTGRES_HOST: hostname,
    MUNIM_CELL_POSTGRES_PORT: port,
    MUNIM_CELL_POSTGRES_DATABASE: own.cell,
    MUNIM_CELL_POSTGRES_ADMIN_URL: own.urlOf(own.cell),
    MUNIM_CELL_S3_ENDPOINT: s3.endpoint,
    MUNIM_CELL_S3_REGION: s3.region,
    MUNIM_S3_ADMIN_ACCESS_KEY_ID: s3.accessKeyId,
    MUNIM_S3_ADMIN_SECRET_ACCESS_KEY: s3.secretAccessKey,
    MUNIM_AUDIT_BUCKET: `munim-${own.control.replaceAll('_', '-')}-audit`,
    MUNIM_CONTROL_DATABASE_URL: own.urlOf(own.control),
    MUNIM_PULUMI_ROOT: pulumi.root,
    ...(pulumi.version === undefined ? {} : { MUNIM_PULUMI_VERSION: pulumi.version }),
    MUNIM_PULUMI_BACKEND_URL: `${own.urlOf(own.pulumi)}?sslmode=disable`,
  };
}
