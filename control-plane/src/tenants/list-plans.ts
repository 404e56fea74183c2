/** Operation listPlans: what each plan switches on and allows, for whoever chooses one for a bank. */
import { z } from '@munim/platform/http';
import { cellTiers } from '../cells/place-bank.ts';
import { queryOperation } from '../http/operation.ts';
import { everyRole } from '../operators/roles.ts';
import { contextNames } from './contexts.ts';
import { environments, planNames, plans } from './plans.ts';
import { quotasSchema } from './schemas.ts';

const planSchema = z
  .object({
    name: z.enum(planNames),
    environment: z.enum(environments),
    contexts: z.array(z.enum(contextNames)).openapi({ description: 'Businesses that it may have switched on.' }),
    quotas: quotasSchema,
    tier: z.enum(cellTiers).openapi({ description: 'Among other banks, or in a cell of its own.' }),
    hasSandbox: z.boolean().openapi({ description: 'A sandbox bank comes with it.' }),
  })
  .openapi('Plan');

const plansSchema = z
  .object({
    data: z.array(planSchema),
    coolingOffSeconds: z.int().openapi({
      description: 'Of every plan: between the approval of an offboarding and the first thing that is destroyed.',
    }),
  })
  .openapi('Plans');

export const listPlans = (coolingOffMs: number) =>
  queryOperation({
    operationId: 'listPlans',
    path: '/v1/plans',
    tag: 'tenants',
    roles: everyRole,
    summary: 'The plans that a bank can have',
    success: { status: 200, description: 'All of them, the smallest first.', body: plansSchema },
    handle: async () => ({
      body: {
        data: planNames.map((name) => ({ name, ...plans[name], contexts: [...plans[name].contexts] })),
        coolingOffSeconds: coolingOffMs / 1000,
      },
    }),
  });
