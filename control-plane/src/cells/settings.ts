/** The home cell: the one that the environment names, which also holds the platform's own databases and topics. */
import { cellNamePattern } from '@munim/kernel';
import { z } from 'zod';

export const cellSettings = {
  MUNIM_CELL_NAME: z.string().regex(cellNamePattern).default('local'),
  MUNIM_CELL_REGION: z
    .string()
    .regex(/^[a-z][a-z0-9-]{0,39}$/)
    .default('local'),
  /** When it is registered first. 200 banks are what one relay holds connections for. */
  MUNIM_CELL_CAPACITY_BANKS: z.coerce.number().int().min(0).max(10_000).default(200),
  MUNIM_CELL_POSTGRES_HOST: z.string().min(1),
  MUNIM_CELL_POSTGRES_PORT: z.coerce.number().int().min(1).max(65_535),
  MUNIM_CELL_POSTGRES_DATABASE: z.string().min(1),
  MUNIM_CELL_POSTGRES_ADMIN_URL: z.url(),
  MUNIM_CELL_S3_ENDPOINT: z.url(),
  MUNIM_CELL_S3_REGION: z.string().min(1),
  MUNIM_S3_ADMIN_ACCESS_KEY_ID: z.string().min(1),
  MUNIM_S3_ADMIN_SECRET_ACCESS_KEY: z.string().min(1),
  /** Copies of each topic's partitions; 3 on a cell of three brokers or more. */
  MUNIM_CELL_KAFKA_REPLICAS: z.coerce.number().int().min(1).max(5).default(1),
};

export type CellSettings = { readonly [Name in keyof typeof cellSettings]: z.output<(typeof cellSettings)[Name]> };

/** As plain variables, for whoever reads an environment: settings that came from files are handed on by value. */
export function environmentOf(settings: Readonly<Record<string, unknown>>): NodeJS.ProcessEnv {
  const given = Object.entries(settings).filter(([, value]) => value !== undefined);
  return Object.fromEntries(
    given.map(([name, value]) => [name, Array.isArray(value) ? value.join(',') : String(value)]),
  );
}
