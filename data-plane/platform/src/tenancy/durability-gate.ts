/** Lets a transaction begin only on a server that was seen to be durable since the last connection opened or closed. */
import type { Sql } from 'postgres';
import type { OpenBank } from './open-banks.ts';

interface Settings {
  synchronous_commit: string;
  fsync: string;
  full_page_writes: string;
}

/**
 * `synchronous_commit` is pinned for each connection when it is made; the other two are the server's own, so one look
 * after each change of connections speaks for all of them. Single statements outside a transaction are not held up.
 */
export function gateOnDurability(sql: Sql, bank: OpenBank, onUnsafe: (error: Error) => void): Sql {
  let checked: Promise<void> | undefined;
  let checking = false;
  let unsafe: Error | undefined;
  bank.onConnectionChange(() => {
    if (!checking) checked = undefined;
  });

  const check = async (): Promise<void> => {
    checking = true;
    try {
      const [settings] = await sql<Settings[]>`
        select current_setting('synchronous_commit') as synchronous_commit, current_setting('fsync') as fsync,
          current_setting('full_page_writes') as full_page_writes`;
      if (!settings) throw new Error('Postgres did not tell its settings');
      unsafe = isDurable(settings) ? undefined : new UnsafeServerError(settings);
      if (unsafe) onUnsafe(unsafe);
    } finally {
      checking = false;
    }
  };
  const gate = async (): Promise<void> => {
    checked ??= check();
    try {
      await checked;
    } catch (error) {
      checked = undefined;
      throw error;
    }
    if (unsafe) throw unsafe;
  };

  const begin = sql.begin.bind(sql);
  const reserve = sql.reserve.bind(sql);
  return Object.assign(sql, {
    begin: async (...args: Parameters<typeof begin>) => {
      await gate();
      return begin(...args);
    },
    reserve: async () => {
      await gate();
      return reserve();
    },
  }) as Sql;
}

const isDurable = (settings: Settings): boolean =>
  ['on', 'remote_apply'].includes(settings.synchronous_commit) &&
  settings.fsync === 'on' &&
  settings.full_page_writes === 'on';

/** The server may lose what it acknowledged: no command may be accepted there. */
export class UnsafeServerError extends Error {
  constructor(settings: { synchronous_commit: string; fsync: string; full_page_writes: string }) {
    super(
      `Postgres may lose acknowledged commits: synchronous_commit=${settings.synchronous_commit}, fsync=${settings.fsync}, ` +
        `full_page_writes=${settings.full_page_writes}. Set all three to on and restart.`,
    );
    this.name = 'UnsafeServerError';
  }
}
