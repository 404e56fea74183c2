/** Workers follow the registry: one for each bank that is wanted, never two, and in the cell where the bank is now. */
import type { TenantEntry } from '@munim/kernel';
import { expect, test } from 'vitest';
import { createLogger } from '../telemetry/index.ts';
import { createRegistryState } from '../tenancy/index.ts';
import { eachBank } from './each-bank.ts';

const log = createLogger({ service: 'spec', level: 'fatal' });
const settled = () => new Promise((resolve) => setImmediate(resolve));

function bank(id: string, host: string, name = 'Bank'): TenantEntry {
  return {
    kind: 'tenant',
    id,
    name,
    state: 'active',
    contexts: [],
    cell: {
      name: 'eu',
      postgres: { host, port: 5432, database: 'cell' },
      kafka: { brokers: ['kafka:9092'] },
      objectStore: { endpoint: 'http://s3', region: 'eu' },
    },
    limits: { requestsPerSecond: 1 },
    updatedAt: '2026-01-01T00:00:00.000Z',
  };
}

function follow() {
  const registry = createRegistryState();
  const told: string[] = [];
  const worker = eachBank({
    registry,
    log,
    wanted: () => true,
    start: async (id) => {
      const at = registry.tenant(id)?.cell.postgres.host;
      told.push(`start ${id} at ${at}`);
      await settled();
      return { stop: async () => void told.push(`stop ${id} at ${at}`) };
    },
  });
  const say = async (...entries: TenantEntry[]): Promise<void> => {
    for (const entry of entries) registry.apply(`tenant/${entry.id}`, JSON.stringify(entry));
    for (let i = 0; i < 5; i++) await settled();
  };
  return { say, told, worker, registry };
}

test('a bank gets one worker, and keeps it when anything but its cell changes', async () => {
  const { say, told, worker } = follow();
  await say(bank('kaveri', 'one'), bank('ganga', 'one'));
  await say(bank('kaveri', 'one', 'Another name'));
  expect(told).toEqual(['start kaveri at one', 'start ganga at one']);
  await worker.stop();
  expect(told.slice(2).toSorted()).toEqual(['stop ganga at one', 'stop kaveri at one']);
});

test('when its cell is elsewhere the old worker stops before the new one starts; the other banks notice nothing', async () => {
  const { say, told, worker } = follow();
  await say(bank('kaveri', 'one'), bank('ganga', 'one'));
  await say(bank('kaveri', 'two'));
  expect(told.slice(2)).toEqual(['stop kaveri at one', 'start kaveri at two']);
  await worker.stop();
  expect(told.slice(4).toSorted()).toEqual(['stop ganga at one', 'stop kaveri at two']);
});

test('two moves at once end in one worker, where the bank is at last', async () => {
  const { say, told, worker } = follow();
  await say(bank('kaveri', 'one'));
  await say(bank('kaveri', 'two'), bank('kaveri', 'three'));
  const running = new Map<string, number>();
  for (const line of told) {
    const [verb, , , at] = line.split(' ') as [string, string, string, string];
    running.set(at, (running.get(at) ?? 0) + (verb === 'start' ? 1 : -1));
    expect([...running.values()].reduce((sum, one) => sum + one, 0)).toBeLessThanOrEqual(1);
  }
  expect([...running].filter(([, count]) => count > 0)).toEqual([['three', 1]]);
  await worker.stop();
});

test('a bank that goes takes its worker along', async () => {
  const { say, told, registry } = follow();
  await say(bank('kaveri', 'one'));
  registry.apply('tenant/kaveri', null);
  await settled();
  expect(told).toEqual(['start kaveri at one', 'stop kaveri at one']);
});
