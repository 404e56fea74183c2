/** A projection of one bank as a process that a spec can kill; `careless` is the negative control: rows outside the transaction, and no further. */
import { registryKey, type TenantEntry, tenantId } from '@munim/kernel';
import { setTimeout as sleep } from 'node:timers/promises';
import type { TransactionSql } from 'postgres';
import { connectBroker } from '../../broker/index.ts';
import { createLogger } from '../../telemetry/index.ts';
import { createBankPools, createRegistryState, openSecrets } from '../../tenancy/index.ts';
import { startBankProjection } from '../index.ts';
import type { ProjectedContext } from '../read-model.ts';
import { tallyContext } from './tally.ts';

export interface ProjectionProcessInput {
  readonly entry: TenantEntry;
  readonly secretsDirectory: string;
  readonly careless: boolean;
}

const { entry, secretsDirectory, careless } = JSON.parse(process.argv[2] ?? '') as ProjectionProcessInput;
const tenant = tenantId(entry.id);
const log = createLogger({ service: 'projection-process', level: 'error' });
const registry = createRegistryState();
registry.apply(registryKey(entry), JSON.stringify(entry));
const pools = createBankPools({
  registry,
  secrets: openSecrets(secretsDirectory),
  applicationName: `projection-${process.pid}`,
});
const sql = pools.of(tenant);

/** A member that was killed is not waited for until its session has ended: the next one is there. */
const rebalanceTimeoutMs = 2_000;
/** Longer than any spec takes. */
const forEverMs = 3_600_000;

/** Is killed where it hurts: rows are written, and the checkpoint that says so is not. */
const outsideTheTransaction = ({ name, readModels }: ProjectedContext): ProjectedContext => ({
  name,
  readModels: readModels.map((readModel) => ({
    ...readModel,
    project: async (events, _tx, table) => {
      await readModel.project(events, sql as unknown as TransactionSql, table);
      await sleep(forEverMs);
    },
  })),
});

await startBankProjection({
  tenant,
  sql,
  contexts: [careless ? outsideTheTransaction(tallyContext()) : tallyContext()],
  broker: connectBroker({ brokers: entry.cell.kafka.brokers, clientId: `projection-${process.pid}`, log }),
  log,
  rebalanceTimeoutMs,
  onLag: () => undefined,
  onParked: (_, stream, reason) => process.stderr.write(`parked ${stream}: ${reason}\n`),
});
process.stdout.write('started\n');
