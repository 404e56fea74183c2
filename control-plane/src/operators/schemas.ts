/** How an operator looks from outside. */
import { isId } from '@munim/kernel';
import { z } from '@munim/platform/http';
import { operatorStates } from '../database/entities/operator.ts';
import type { Operator } from '../database/entities/index.ts';
import { bootstrapOperatorId } from './bootstrap.ts';
import { operatorRoles } from './roles.ts';

export const operatorSchema = z
  .object({
    id: z.string(),
    name: z.string(),
    email: z.string().nullable(),
    role: z.enum(operatorRoles),
    state: z.enum(operatorStates),
    signsInWith: z
      .array(z.enum(['token', 'identity-provider']))
      .openapi({ description: 'Empty for one who was invited and has not come yet.' }),
    createdAt: z.iso.datetime(),
  })
  .openapi('Operator');

export const emailSchema = z
  .email()
  .max(254)
  .transform((text) => text.toLowerCase())
  .openapi({ example: 'asha@operator.example' });

export const operatorParams = z.object({
  operatorId: z
    .string()
    .refine((text) => text === bootstrapOperatorId || isId('operator', text))
    .openapi({ param: { name: 'operatorId', in: 'path' } }),
});

export const presentOperator = (operator: Operator): z.infer<typeof operatorSchema> => ({
  id: operator.id,
  name: operator.name,
  email: operator.email ?? null,
  role: operator.role,
  state: operator.state,
  signsInWith: [
    ...(operator.tokenHash == null ? [] : (['token'] as const)),
    ...(operator.identity == null ? [] : (['identity-provider'] as const)),
  ],
  createdAt: operator.createdAt.toISOString(),
});
