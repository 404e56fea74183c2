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
    tokenLife: z
      .object({
        issuedAt: z.iso
          .datetime()
          .nullable()
          .openapi({ description: "Null of the installation's, which is in its file." }),
        expiresAt: z.iso.datetime().nullable().openapi({ description: "Null of the installation's." }),
        lastUsedAt: z.iso
          .datetime()
          .nullable()
          .openapi({ description: 'Up to a minute late; null before its first use.' }),
      })
      .nullable()
      .openapi({ description: 'Of the bearer token, where there is one.' }),
    knownTo: z.array(z.string()).openapi({
      description:
        'Operators who have held a token of this one: neither they nor it may allow what the other asks for, until the ' +
        'identity provider, or another owner, has confirmed who came.',
    }),
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
  tokenLife:
    operator.tokenHash == null
      ? null
      : {
          issuedAt: operator.tokenIssuedAt?.toISOString() ?? null,
          expiresAt: operator.tokenExpiresAt?.toISOString() ?? null,
          lastUsedAt: operator.tokenLastUsedAt?.toISOString() ?? null,
        },
  knownTo: [...operator.knownTo],
  createdAt: operator.createdAt.toISOString(),
});
