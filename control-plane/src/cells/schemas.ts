/** How a cell looks from outside. */
import { cellNamePattern } from '@munim/kernel';
import { z } from '@munim/platform/http';
import { cellStates, cellTiers } from './place-bank.ts';

export const cellNameSchema = z.string().regex(cellNamePattern).openapi({ example: 'eu-2' });
export const regionSchema = z
  .string()
  .regex(/^[a-z][a-z0-9-]{0,39}$/)
  .openapi({ example: 'eu-central' });
export const tierSchema = z
  .enum(cellTiers)
  .openapi({ description: 'Many banks share a `pool` cell; a `dedicated` one is for one large bank.' });

/** A larger installation has more cells, not larger ones. */
const capacityBanksMax = 10_000;
export const capacitySchema = z
  .int()
  .min(0)
  .max(capacityBanksMax)
  .openapi({ description: 'Banks that it has room for. Fewer than it has: it gets no more.' });

const host = z.string().regex(/^[A-Za-z0-9._:-]{1,253}$/);
const port = z.int().min(1).max(65_535);

export const addressSchema = {
  postgres: z.strictObject({
    host,
    port,
    database: z.string().regex(/^[a-z_][a-z0-9_]{0,62}$/),
  }),
  kafka: z.strictObject({
    brokers: z
      .array(z.string().regex(/^[A-Za-z0-9._-]{1,253}:\d{1,5}$/))
      .min(1)
      .max(20),
    replicas: z.int().min(1).max(5).openapi({ description: "Copies of each topic's partitions." }),
  }),
  objectStore: z.strictObject({ endpoint: z.url({ protocol: /^https?$/ }), region: z.string().min(1).max(64) }),
};

const healthSchema = z
  .object({
    state: z.enum(['healthy', 'failing', 'unknown']),
    checkedAt: z.iso.datetime().nullable(),
    services: z.array(
      z.object({
        service: z.enum(['postgres', 'kafka', 'object-store']),
        reason: z.string().nullable().openapi({ description: 'Null when it answers.' }),
      }),
    ),
  })
  .openapi('CellHealth');

export const cellSchema = z
  .object({
    name: z.string(),
    region: z.string(),
    tier: z.enum(cellTiers),
    state: z.enum(cellStates).openapi({
      description: '`open` takes banks; `draining` serves those that it has and takes no more; `closed` has none.',
    }),
    capacityBanks: z.int(),
    banks: z.int().openapi({ description: 'Banks that are there now.' }),
    ...addressSchema,
    health: healthSchema,
    createdAt: z.iso.datetime(),
    updatedAt: z.iso.datetime(),
  })
  .openapi('Cell');

export const cellParams = z.object({
  cellName: z
    .string()
    .regex(cellNamePattern)
    .openapi({ param: { name: 'cellName', in: 'path' }, example: 'eu-2' }),
});
