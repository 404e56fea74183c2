/** The cell that this installation places banks in, as pods are told of it. */
import type { Cell } from '@munim/kernel';
import { z } from 'zod';

export const cellSettings = {
  MUNIM_CELL_NAME: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/)
    .default('local'),
  MUNIM_CELL_POSTGRES_HOST: z.string().min(1),
  MUNIM_CELL_POSTGRES_PORT: z.coerce.number().int().min(1).max(65_535),
  MUNIM_CELL_POSTGRES_DATABASE: z.string().min(1),
  MUNIM_CELL_S3_ENDPOINT: z.url(),
  MUNIM_CELL_S3_REGION: z.string().min(1),
  /** Copies of each topic's partitions; 3 on a cell of three brokers or more. */
  MUNIM_CELL_KAFKA_REPLICAS: z.coerce.number().int().min(1).max(5).default(1),
};

export type CellSettings = { readonly [Name in keyof typeof cellSettings]: z.output<(typeof cellSettings)[Name]> };

export const cellOf = (settings: CellSettings, brokers: readonly string[]): Cell => ({
  name: settings.MUNIM_CELL_NAME,
  postgres: {
    host: settings.MUNIM_CELL_POSTGRES_HOST,
    port: settings.MUNIM_CELL_POSTGRES_PORT,
    database: settings.MUNIM_CELL_POSTGRES_DATABASE,
  },
  kafka: { brokers },
  objectStore: { endpoint: settings.MUNIM_CELL_S3_ENDPOINT, region: settings.MUNIM_CELL_S3_REGION },
});
