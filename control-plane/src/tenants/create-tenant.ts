/** Operation createTenant: a bank and its first run, as rows; a provisioner takes the run up. */
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { isTenantId, ProblemError } from '@munim/kernel';
import { z } from '@munim/platform/http';
import { operatorActor, recordDeed } from '../audit/record.ts';
import { chooseCell } from '../cells/choose-cell.ts';
import { cellNameSchema, regionSchema, tierSchema } from '../cells/schemas.ts';
import { Tenant } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { changeOperation } from '../http/operation.ts';
import { controlProblems } from '../problems.ts';
import { presentRun } from '../runs/present.ts';
import { queueRun } from '../runs/queue-run.ts';
import { runSchema } from '../runs/schemas.ts';
import { ownersAndOperators } from '../operators/roles.ts';
import { tenantIdFrom } from './choose-id.ts';
import { contextNames } from './contexts.ts';
import { presentTenant } from './present.ts';
import { nameSchema, tenantSchema } from './schemas.ts';

/** A pod's share is small beside it, and one bank cannot take a cell from the others. */
const requestsPerSecondDefault = 2_000;
/** Tail of a UUIDv7 in base 32: 20 random bits keep equal names apart. */
const suffixChars = 4;

/** `homeRegion`: of a bank whose region nobody said. */
export const createTenant = (homeRegion: string) =>
  changeOperation({
    operationId: 'createTenant',
    path: '/v1/tenants',
    tag: 'tenants',
    roles: ownersAndOperators,
    summary: 'Onboard a bank',
    description:
      "Answers at once; the run that creates the bank's resources can be watched at `/v1/runs/{runId}/events`.",
    body: z
      .strictObject({
        id: z
          .string()
          .max(100)
          .optional()
          .openapi({ description: 'Chosen by us, from the name, when left out.', example: 'kaveri-bank' }),
        name: nameSchema.openapi({ example: 'Kaveri Co-operative Bank' }),
        contexts: z
          .array(z.enum(contextNames))
          .min(1)
          .refine((names) => new Set(names).size === names.length, { error: 'each context once' })
          .default([...contextNames])
          .openapi({ description: 'Businesses to switch on; all of them when left out.' }),
        region: regionSchema
          .optional()
          .openapi({ description: "Where its data is; the platform's own when left out." }),
        tier: tierSchema.optional(),
        cell: cellNameSchema.optional().openapi({ description: 'Chosen by region, tier and room when left out.' }),
      })
      .refine(({ cell, region, tier }) => cell === undefined || (region === undefined && tier === undefined), {
        path: ['cell'],
        error: 'a named cell has its own region and tier: leave those out',
      })
      .openapi('NewTenant'),
    success: {
      status: 202,
      description: 'The bank, and the run that will bring it up.',
      body: z.object({ tenant: tenantSchema, run: runSchema }),
    },
    problems: [
      controlProblems.tenantIdNotAllowed,
      controlProblems.tenantIdTaken,
      controlProblems.noCapacity,
      controlProblems.unknownCell,
    ],
    handle: async ({ body, caller, requestId, em, newId }) => {
      if (body.id !== undefined && !isTenantId(body.id))
        throw new ProblemError(
          controlProblems.tenantIdNotAllowed,
          'malformed, or a word that the platform keeps for itself',
        );
      const { region = homeRegion, tier = 'pool' } = body;
      const cell = await chooseCell(em, body.cell === undefined ? { region, tier } : { cell: body.cell });
      const tenant = em.create(Tenant, {
        id: body.id ?? tenantIdFrom(body.name, newId('request').slice(-suffixChars)),
        name: body.name,
        state: 'requested',
        contexts: [...body.contexts],
        cell,
        requestsPerSecond: requestsPerSecondDefault,
      });
      await insertUnlessTaken(em, tenant.id);
      const actor = operatorActor(caller.operator);
      const run = await queueRun(em, { id: newId('run'), tenantId: tenant.id, requestedBy: actor });
      recordDeed(em, { actor, action: 'createTenant', target: `tenant/${tenant.id}`, requestId });
      return { body: { tenant: await presentTenant(em, tenant), run: presentRun(run, []) } };
    },
  });

async function insertUnlessTaken(em: EntityManager, id: string): Promise<void> {
  try {
    await em.flush();
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    throw new ProblemError(controlProblems.tenantIdTaken, `${id} is, or was, another bank`);
  }
}
