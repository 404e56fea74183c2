/** A relay of one bank as a process that a spec can kill; `careless` is the negative control: it moves the cursor first. */
import { registryKey, type TenantEntry, tenantId, topology } from '@munim/kernel';
import type { Sql } from 'postgres';
import { connectBroker, createProducer } from '../../broker/index.ts';
import { readLog } from '../../log/index.ts';
import { createBankPools, createRegistryState, openSecrets } from '../../tenancy/index.ts';
import { createLogger, createMetrics } from '../../telemetry/index.ts';
import { createRelayMetrics, startBankRelay, toMessage } from '../index.ts';

export interface RelayProcessInput {
  readonly entry: TenantEntry;
  readonly secretsDirectory: string;
  readonly holder: string;
  readonly leaseMs: number;
  readonly careless: boolean;
  /** SIGKILL itself when Kafka has acknowledged a batch and the cursor is about to move. */
  readonly dieBeforeCursor: boolean;
}

const { entry, secretsDirectory, holder, leaseMs, careless, dieBeforeCursor } = JSON.parse(
  process.argv[2] ?? '',
) as RelayProcessInput;
const tenant = tenantId(entry.id);
const log = createLogger({ service: 'relay-process', level: 'warn' });
const registry = createRegistryState();
registry.apply(registryKey(entry), JSON.stringify(entry));
const pool = createBankPools({
  registry,
  secrets: openSecrets(secretsDirectory),
  applicationName: holder,
  maxPerBank: 1,
}).of(tenant);
const sql = dieBeforeCursor ? deadlyAt('update relay_cursor', pool) : pool;
const connection = connectBroker({ brokers: entry.cell.kafka.brokers, clientId: holder, log });

if (careless) await moveCursorFirst();
else {
  const metrics = createRelayMetrics(createMetrics());
  const limits = { leaseMs, renewMs: leaseMs / 3, standbyMs: 100, batchEventsMax: 200 };
  startBankRelay({ tenant, sql, connection, holder, log, metrics, limits });
}
process.stdout.write('started\n');

function deadlyAt(statement: string, real: Sql): Sql {
  return new Proxy(real, {
    apply: (target, self, args: [TemplateStringsArray, ...unknown[]]) => {
      if (Array.isArray(args[0]) && args[0].join('?').includes(statement)) process.kill(process.pid, 'SIGKILL');
      return Reflect.apply(target, self, args) as unknown;
    },
  });
}

async function moveCursorFirst(): Promise<void> {
  const producer = await createProducer(connection);
  process.stdout.write('started\n');
  while (true) {
    const [row] = await sql<{ position: string }[]>`select position from relay_cursor`;
    const entries = await readLog(sql, BigInt(row?.position ?? 0), 200);
    await sql`update relay_cursor set position = position + ${entries.length}`;
    await new Promise((resolve) => setTimeout(resolve, 20));
    if (entries.length > 0) await producer.send(entries.map((one) => toMessage(one, topology(tenant))));
  }
}
