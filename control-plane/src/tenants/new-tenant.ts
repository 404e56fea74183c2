/** A bank that is wanted: what has to be said about it, and whether its plan, its id and its place can be had. */
import { isCountry, isTenantId, ProblemError } from '@munim/kernel';
import { z } from '@munim/platform/http';
import { chooseCell } from '../cells/choose-cell.ts';
import { cellNameSchema, regionSchema } from '../cells/schemas.ts';
import type { EntityManager } from '../database/orm.ts';
import { controlProblems } from '../problems.ts';
import { tenantIdFrom } from './choose-id.ts';
import { environments, planNames, plans } from './plans.ts';
import { contactsSchema, contextsSchema, nameSchema } from './schemas.ts';

export const newTenantSchema = z
  .strictObject({
    id: z
      .string()
      .max(100)
      .optional()
      .openapi({ description: 'Chosen by us, from the name, when left out.', example: 'kaveri-bank' }),
    name: nameSchema.openapi({ example: 'Kaveri Co-operative Bank' }),
    country: z
      .string()
      .refine(isCountry, { error: 'an ISO 3166-1 alpha-2 code, in capitals' })
      .openapi({ description: 'ISO 3166-1 alpha-2.', example: 'IN' }),
    environment: z.enum(environments).default('live'),
    plan: z
      .enum(planNames)
      .optional()
      .openapi({ description: '`starter`, or `sandbox` in that environment, when left out.' }),
    contexts: contextsSchema.optional().openapi({ description: "Businesses to switch on; the plan's when left out." }),
    contacts: contactsSchema.default([]),
    region: regionSchema
      .optional()
      .openapi({ description: "Where its data is and stays; the platform's own when left out." }),
    cell: cellNameSchema.optional().openapi({ description: 'Chosen by region, plan and room when left out.' }),
  })
  .refine(({ cell, region }) => cell === undefined || region === undefined, {
    path: ['cell'],
    error: 'a named cell has its own region: leave that out',
  })
  .transform(({ plan, environment, contexts, ...rest }, context) => {
    const name = plan ?? (environment === 'live' ? 'starter' : 'sandbox');
    const of = plans[name];
    if (of.environment !== environment)
      context.addIssue({
        code: 'custom',
        path: ['plan'],
        message: `the plan ${name} is of environment ${of.environment}`,
      });
    const excluded = (contexts ?? []).filter((one) => !of.contexts.includes(one));
    if (excluded.length > 0)
      context.addIssue({
        code: 'custom',
        path: ['contexts'],
        message: `not of the plan ${name}: ${excluded.join(', ')}`,
      });
    return { ...rest, environment, plan: name, contexts: contexts ?? [...of.contexts] };
  })
  .openapi('NewTenant');
export type NewTenant = z.output<typeof newTenantSchema>;

export const newTenantProblems = [
  controlProblems.tenantIdNotAllowed,
  controlProblems.tenantIdTaken,
  controlProblems.unknownRegion,
  controlProblems.noCapacity,
  controlProblems.unknownCell,
];

/** Tail of a UUIDv7 in base 32: 20 random bits keep equal names apart. */
const suffixChars = 4;
const sandboxSuffix = '-sandbox';

/** Throws `tenant-id-not-allowed`. The sandbox's id has to be one too. */
export function idOf(wanted: NewTenant, uuidTail: string): { readonly id: string; readonly sandbox: string | null } {
  const id = wanted.id ?? tenantIdFrom(wanted.name, uuidTail.slice(-suffixChars));
  if (!isTenantId(id)) throw notAllowed('malformed, or a word that the platform keeps for itself');
  return { id, sandbox: plans[wanted.plan].hasSandbox ? sandboxIdOf(id) : null };
}

/** Throws `tenant-id-not-allowed`. */
export function sandboxIdOf(id: string): string {
  const sandbox = `${id}${sandboxSuffix}`;
  if (!isTenantId(sandbox))
    throw notAllowed(`its sandbox would be ${sandbox}, which is too long: leave room for ${sandboxSuffix}`);
  return sandbox;
}

const notAllowed = (why: string): ProblemError => new ProblemError(controlProblems.tenantIdNotAllowed, why);

/** Name of the cell. Throws `unknown-region`, `no-capacity`, `unknown-cell`. */
export const placeOf = (em: EntityManager, { cell, region, plan }: NewTenant, homeRegion: string): Promise<string> => {
  const { tier } = plans[plan];
  return chooseCell(em, cell === undefined ? { region: region ?? homeRegion, tier } : { cell, tier });
};
