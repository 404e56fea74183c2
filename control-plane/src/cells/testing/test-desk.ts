/** One cell without services, for specs that look at rows and announcements: no bank of theirs is ever made. */
import { Cell } from '../../database/entities/index.ts';
import type { ControlDatabase } from '../../database/orm.ts';
import type { CellDesk } from '../desk.ts';
import { unknownHealth } from '../watch-cells.ts';

export const testDesk: CellDesk = {
  homeRegion: 'test',
  health: () => unknownHealth,
  behind: () => [],
  check: () => Promise.resolve([]),
};

export const addTestCell = (orm: ControlDatabase, name = 'test'): Promise<void> =>
  orm.em.fork().transactional(async (em) => {
    em.create(Cell, {
      name,
      region: testDesk.homeRegion,
      tier: 'pool',
      state: 'open',
      capacityBanks: 1_000,
      postgres: { host: 'postgres.test', port: 5432, database: 'cell' },
      kafka: { brokers: ['kafka.test:9092'], replicas: 1 },
      objectStore: { endpoint: 'http://s3.test', region: 'test' },
    });
    return Promise.resolve();
  });
