/** A relay of one bank as a process that a spec can kill; `careless` is the negative control: it moves the cursor first, and comes no further. */
import { registryKey, type TenantEntry, tenantId } from '@munim/kernel';
import { setTimeout as sleep } from 'node:timers/promises';
import type { Sql } from 'postgres';
import { connectBroker } from '../../broker/index.ts';
import { readLog } from '../../log/index.ts';
import { createBankPools, createRegistryState, openSecrets } from '../../tenancy/index.ts';
import { createLogger, createMetrics } from '../../telemetry/index.ts';
import { createRelayMetrics, startBankRelay } from '../index.ts';

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
/** Longer than any spec takes. */
const forEverMs = 3_600_000;

if (careless) void moveCursorFirst();
else {
  const connection = connectBroker({ brokers: entry.cell.kafka.brokers, clientId: holder, log });
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

/** Is killed where it hurts: what it took off the log, it has given to nobody. */
async function moveCursorFirst(): Promise<void> {
  for (;;) {
    const [row] = await sql<{ position: string }[]>`select position from relay_cursor`;
    const entries = await readLog(sql, BigInt(row?.position ?? 0), 200);
    await sql`update relay_cursor set position = position + ${entries.length}`;
    await sleep(entries.length > 0 ? forEverMs : 20);
  }
}
