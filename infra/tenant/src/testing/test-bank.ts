/** A bank made by the provider itself, in a cell of its own, for specs that look at it from outside. */
import { type TenantId } from '@munim/kernel';
import { randomBytes } from 'node:crypto';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import postgres from 'postgres';
import { type BankSpec, bankResources, type ResourceDeclaration } from '../bank.ts';
import { type Cell, type CellAccess, openCell } from '../cell.ts';
import { munimProvider } from '../provider/provider.ts';
import type { Properties } from '../resource-kind.ts';

export interface TestServices {
  readonly postgres: { readonly url: string };
  readonly kafka: { readonly brokers: readonly string[] };
  readonly s3: {
    readonly endpoint: string;
    readonly region: string;
    readonly accessKeyId: string;
    readonly secretAccessKey: string;
  };
}

export interface TestCell {
  readonly cell: Cell;
  readonly specOf: (tenant: string) => BankSpec;
  readonly make: (spec: BankSpec) => Promise<Map<string, Properties>>;
  readonly create: (declaration: ResourceDeclaration) => Promise<Properties>;
  readonly update: (declaration: ResourceDeclaration) => Promise<Properties>;
  readonly diff: (declaration: ResourceDeclaration, olds: Properties) => Promise<boolean>;
  readonly close: () => Promise<void>;
}

const urnOf = ({ kind, name }: ResourceDeclaration): string => `urn:pulumi:stack::munim-bank::${kind.token}::${name}`;

export async function openTestCell(services: TestServices): Promise<TestCell> {
  const database = `cell_${randomBytes(4).toString('hex')}`;
  const admin = postgres(services.postgres.url, { max: 1 });
  await admin`create database ${admin(database)} strategy file_copy`;
  const url = new URL(services.postgres.url);
  url.pathname = `/${database}`;
  const access: CellAccess = {
    postgresAdminUrl: url.href,
    kafkaBrokers: services.kafka.brokers,
    objectStore: services.s3,
    secretsDirectory: await mkdtemp(join(tmpdir(), 'munim-cell-')),
  };
  const cell = openCell(access, { nowMs: Date.now });
  const provider = munimProvider(cell);
  const create = async (one: ResourceDeclaration): Promise<Properties> =>
    (await provider.create(urnOf(one), one.desired)).outs as Properties;
  return {
    cell,
    specOf: (tenant) => ({ tenant: tenant as TenantId, contexts: ['accounts'], database, kafkaReplicas: 1 }),
    make: async (spec) => {
      const made = new Map<string, Properties>();
      for (const one of bankResources(spec)) made.set(one.name, await create(one));
      return made;
    },
    create,
    update: async (one) => (await provider.update(one.name, urnOf(one), {}, one.desired)).outs as Properties,
    diff: async (one, olds) => (await provider.diff(one.name, urnOf(one), olds, one.desired)).changes === true,
    close: async () => {
      await cell.close();
      await admin`drop database ${admin(database)} with (force)`;
      await admin.end();
      await rm(access.secretsDirectory, { recursive: true, force: true });
    },
  };
}
