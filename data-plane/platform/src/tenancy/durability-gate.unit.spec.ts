import type { Sql } from 'postgres';
import { describe, expect, test } from 'vitest';
import { gateOnDurability } from './durability-gate.ts';

const safe = { synchronous_commit: 'on', fsync: 'on', full_page_writes: 'on' };

/** A server whose settings the spec turns; the real one of the suite has them on its command line. */
const setUp = () => {
  const server = { settings: { ...safe } as Record<string, string>, looks: 0, reachable: true };
  let changed = (): void => undefined;
  const told: string[] = [];
  const driver = Object.assign(
    async () => {
      server.looks++;
      if (!server.reachable) throw new Error('ECONNREFUSED');
      return [server.settings];
    },
    { begin: async (work: () => unknown) => work(), reserve: async () => 'connection' },
  ) as unknown as Sql;
  const bank = {
    connect: () => Promise.reject(new Error('unused')),
    onVictim: () => undefined,
    onConnectionChange: (listener: () => void) => void (changed = listener),
  };
  const sql = gateOnDurability(driver, bank, (error) => told.push(error.message));
  return { server, sql, told, connectionChanged: () => changed() };
};
const begin = (sql: Sql): Promise<unknown> => sql.begin(() => 'done' as never);

describe('the durability gate', () => {
  test.each(['synchronous_commit', 'fsync', 'full_page_writes'])(
    'no transaction begins with %s off',
    async (setting) => {
      const { server, sql, told } = setUp();
      server.settings[setting] = 'off';
      await expect(begin(sql)).rejects.toThrow(`${setting}=off`);
      await expect(sql.reserve()).rejects.toThrow(`${setting}=off`);
      expect(told[0]).toContain('Postgres may lose acknowledged commits');
    },
  );

  test('a server that was restarted without its safety is noticed at the next transaction', async () => {
    const { server, sql, connectionChanged } = setUp();
    expect(await begin(sql)).toBe('done');
    server.settings['fsync'] = 'off';
    connectionChanged();
    await expect(begin(sql)).rejects.toThrow('fsync=off');
    server.settings['fsync'] = 'on';
    connectionChanged();
    expect(await begin(sql)).toBe('done');
  });

  test('one look serves all transactions until a connection opens or closes', async () => {
    const { server, sql, connectionChanged } = setUp();
    await Promise.all(Array.from({ length: 50 }, () => begin(sql)));
    expect(server.looks).toBe(1);
    connectionChanged();
    await Promise.all(Array.from({ length: 50 }, () => begin(sql)));
    expect(server.looks).toBe(2);
  });

  test('a server that cannot be asked is not taken for safe, nor for unsafe', async () => {
    const { server, sql, told } = setUp();
    server.reachable = false;
    await expect(begin(sql)).rejects.toThrow('ECONNREFUSED');
    server.reachable = true;
    expect(await begin(sql)).toBe('done');
    expect(told).toEqual([]);
  });
});
