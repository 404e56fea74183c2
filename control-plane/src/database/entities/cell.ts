/** A cell: one Postgres, one Kafka and one object store, with room for so many banks. Its credentials are not here. */
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { CellState, CellTier } from '../../cells/place-bank.ts';

export const Cell = defineEntity({
  name: 'Cell',
  tableName: 'cells',
  properties: {
    name: p.text().primary(),
    region: p.text(),
    tier: p.text().$type<CellTier>(),
    state: p.text().$type<CellState>(),
    capacityBanks: p.integer(),
    postgres: p.json<{ host: string; port: number; database: string }>(),
    /** `replicas`: copies of each topic's partitions. */
    kafka: p.json<{ brokers: string[]; replicas: number }>(),
    objectStore: p.json<{ endpoint: string; region: string }>(),
    createdAt: p.datetime().defaultRaw('now()'),
    updatedAt: p.datetime().defaultRaw('now()'),
  },
});
export type Cell = InferEntity<typeof Cell>;
