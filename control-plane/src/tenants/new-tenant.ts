/** A bank that is wanted: what has to be said about it, and whether its plan, its id and its place can be had. */
import { isCountry, isTenantId, platformProblems, ProblemError } from '@munim/kernel';
import { z } from '@munim/platform/http';
import { chooseCell } from '../cells/choose-cell.ts';
import { cellNameSchema, regionSchema } from '../cells/schemas.ts';
import { Cell } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { controlProblems } from '../problems.ts';
import { tenantIdFrom } from './choose-id.ts';
import { environments, planNames, plans } from './plans.ts';
import { contactsSchema, contextsSchema, nameSchema, reasonSchema } from './schemas.ts';

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
      .optional()
      .openapi({ description: "ISO 3166-1 alpha-2; the installation's own when left out.", example: 'IN' }),
    environment: z
      .enum(environments)
      .optional()
      .openapi({ description: "The plan's when left out, and `live` when that is left out too." }),
    plan: z
      .enum(planNames)
      .optional()
      .openapi({ description: '`starter`, or `sandbox` in that environment, when left out.' }),
    contexts: contextsSchema.optional().openapi({ description: "Businesses to switch on; the plan's when left out." }),
    contacts: contactsSchema.default([]),
    region: regionSchema
      .optional()
      .openapi({ description: "Where its data is and stays; the platform's own when left out." }),
    cell: cellNameSchema.optional().openapi({
      description: 'Chosen by region, plan and room when left out. It is in the region, if that is named too.',
    }),
    reason: reasonSchema.optional(),
  })
  .transform(({ plan, environment, contexts, ...rest }, context) => {
    const name = plan ?? (environment === 'sandbox' ? 'sandbox' : 'starter');
    const of = plans[name];
    if (environment !== undefined && of.environment !== environment)
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
    return { ...rest, environment: of.environment, plan: name, contexts: contexts ?? [...of.contexts] };
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

/** Where the platform is at home: of a bank of which nobody said it. */
export interface Home {
  readonly region: string;
  readonly country: string;
}

/** Name of the cell. Throws `unknown-region`, `no-capacity`, `unknown-cell`, `invalid-request`. */
export async function placeOf(em: EntityManager, { cell, region, plan }: NewTenant, home: Home): Promise<string> {
  const { tier } = plans[plan];
  if (cell === undefined) return chooseCell(em, { region: region ?? home.region, tier });
  const there = (await em.findOne(Cell, { name: cell }))?.region;
  if (region === undefined || there === undefined || region === there) return chooseCell(em, { cell, tier });
  const detail = `the cell ${cell} is in region ${there}, not in ${region}`;
  throw new ProblemError(platformProblems.invalidRequest, detail, { errors: [{ pointer: '/region', detail }] });
}
