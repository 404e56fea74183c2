/** How upgrades look from outside. */
import { isId, isTenantId } from '@munim/kernel';
import { z } from '@munim/platform/http';
import { upgradeBankStates } from '../database/entities/upgrade-bank.ts';
import { reasonSchema } from '../tenants/schemas.ts';
import { upgradeStates } from './life.ts';

/** More canaries than this are a wave. */
const canariesMax = 20;
const wavesMax = 10;
/** As many as a provisioner can be told to work on at once. */
const parallelMax = 16;
/** A day: who wants to watch a wave for longer pauses the upgrade. */
const soakSecondsMax = 86_400;
const failuresCountMax = 1_000;

const ascendingTo100 = (percentages: readonly number[]): boolean =>
  percentages.at(-1) === 100 && percentages.every((one, index) => one > (percentages[index - 1] ?? 0));

/** A list that a person or a program wrote down; a larger part of the fleet is the fleet. */
const onlyMax = 1_000;

const policyMembers = {
  canaries: z
    .union([
      z.int().min(0).max(canariesMax),
      z
        .array(z.string().refine(isTenantId))
        .min(1)
        .max(canariesMax)
        .refine((ids) => new Set(ids).size === ids.length, { error: 'each bank once' }),
    ])
    .default(1)
    .openapi({ description: 'The first wave: so many active banks, or these.' }),
  percentages: z
    .array(z.int().min(1).max(100))
    .min(1)
    .max(wavesMax)
    .refine(ascendingTo100, { error: 'ascending, and 100 at last' })
    .default([10, 50, 100])
    .openapi({ description: 'The waves after the canaries: how much of the fleet is done after each.' }),
  parallel: z.int().min(1).max(parallelMax).default(2).openapi({ description: 'Banks under way at a time.' }),
  soakSeconds: z.int().min(0).max(soakSecondsMax).default(60).openapi({
    description: "How long a wave's banks serve before they are looked at again and the next wave begins.",
  }),
  onFailure: z
    .enum(['halt', 'continue'])
    .default('halt')
    .openapi({ description: '`halt`: the first failure stops the upgrade. `continue`: more than `failuresMax` do.' }),
  failuresMax: z.int().min(0).max(failuresCountMax).default(10),
};

export const planBodySchema = z
  .strictObject({
    release: z
      .string()
      .regex(/^[0-9]{4,}-[0-9a-f]{8}$/)
      .optional()
      .openapi({ description: 'The newest that a provisioner offers, when left out.', example: '0041-3f9ac1d2' }),
    only: z
      .array(z.string().refine(isTenantId))
      .min(1)
      .max(onlyMax)
      .optional()
      .openapi({ description: 'No other banks than these; the whole fleet, when left out.' }),
    ...policyMembers,
  })
  .openapi('UpgradePlanRequest');
export type PlanBody = z.output<typeof planBodySchema>;

export const startBodySchema = planBodySchema.extend({ reason: reasonSchema }).openapi('NewUpgrade');
export const stateChangeSchema = z.strictObject({ reason: reasonSchema }).openapi('UpgradeStateChange');

const policySchema = z
  .object({
    canaries: z.union([z.int(), z.array(z.string())]),
    percentages: z.array(z.int()),
    parallel: z.int(),
    soakSeconds: z.int(),
    onFailure: z.enum(['halt', 'continue']),
    failuresMax: z.int(),
  })
  .openapi('UpgradePolicy');

export const planSchema = z
  .object({
    release: z.string(),
    waves: z.array(z.array(z.string())).openapi({ description: 'Ids of the banks of each wave, in order.' }),
    skipped: z.array(z.object({ tenantId: z.string(), reason: z.string() })),
    changes: z
      .array(
        z.object({
          fromRelease: z.string().nullable(),
          banks: z.int(),
          migrations: z.array(z.string()),
          resources: z.array(z.object({ name: z.string(), change: z.enum(['create', 'update', 'delete']) })),
        }),
      )
      .openapi({ description: 'What would change, by the release that banks are on now.' }),
  })
  .openapi('UpgradePlan');

const progressSchema = z
  .object({
    total: z.int(),
    pending: z.int(),
    running: z.int(),
    upgraded: z.int(),
    quarantined: z.int(),
    skipped: z.int(),
  })
  .openapi('UpgradeProgress');

export const upgradeSchema = z
  .object({
    id: z.string(),
    release: z.string(),
    state: z.enum(upgradeStates),
    reason: z.string(),
    requestedBy: z.string(),
    policy: policySchema,
    wave: z.int().openapi({ description: 'The wave that is under way, from 1.' }),
    soakUntil: z.iso.datetime().nullable(),
    note: z.string().nullable().openapi({ description: 'Set in state `halted`: why.' }),
    progress: progressSchema,
    createdAt: z.iso.datetime(),
    startedAt: z.iso.datetime().nullable(),
    endedAt: z.iso.datetime().nullable(),
  })
  .openapi('Upgrade');

export const upgradeDetailSchema = upgradeSchema
  .extend({
    waves: z.array(
      z.object({
        number: z.int(),
        banks: z.array(
          z
            .object({
              tenantId: z.string(),
              state: z.enum(upgradeBankStates),
              fromRelease: z.string().nullable(),
              runId: z.string().nullable(),
              reason: z.string().nullable(),
              startedAt: z.iso.datetime().nullable(),
              endedAt: z.iso.datetime().nullable(),
            })
            .openapi('UpgradeBank'),
        ),
      }),
    ),
  })
  .openapi('UpgradeDetail');

const upgradeId = z
  .string()
  .refine((text) => isId('upgrade', text))
  .openapi({ param: { name: 'upgradeId', in: 'path' } });
export const upgradeParams = z.object({ upgradeId });
export const upgradeBankParams = z.object({
  upgradeId,
  tenantId: z
    .string()
    .refine(isTenantId)
    .openapi({ param: { name: 'tenantId', in: 'path' }, example: 'kaveri-bank' }),
});
