/** Operation changeCell: how many banks a cell has room for, and whether it takes any. */
import { platformProblems, ProblemError } from '@munim/kernel';
import { z } from '@munim/platform/http';
import { operatorActor, recordDeed } from '../audit/record.ts';
import type { EntityManager } from '../database/orm.ts';
import { changeOperation } from '../http/operation.ts';
import { ownersAndOperators } from '../operators/roles.ts';
import { controlProblems } from '../problems.ts';
import { reasonSchema } from '../tenants/schemas.ts';
import type { CellDesk } from './desk.ts';
import { findCell } from './find-cell.ts';
import { banksByCell } from './occupancy.ts';
import { cellStates } from './place-bank.ts';
import { presentCell } from './present.ts';
import { capacitySchema, cellParams, cellSchema } from './schemas.ts';

export const changeCell = ({ health }: CellDesk) =>
  changeOperation({
    operationId: 'changeCell',
    path: '/v1/cells/{cellName}/change',
    tag: 'cells',
    roles: ownersAndOperators,
    summary: "Change a cell's capacity or state",
    description: 'Banks that are there are served whatever its state. Only a cell without banks is closed.',
    params: cellParams,
    body: z
      .strictObject({
        capacityBanks: capacitySchema.optional(),
        state: z.enum(cellStates).optional(),
        reason: reasonSchema,
      })
      .refine(({ capacityBanks, state }) => capacityBanks !== undefined || state !== undefined, {
        error: 'say capacityBanks, state, or both',
      })
      .openapi('CellChange'),
    success: { status: 200, description: 'The cell as it is now.', body: cellSchema },
    problems: [controlProblems.cellNotEmpty],
    handle: async ({ params, body, caller, requestId, em, nowMs }) => {
      const cell = await findCell(em, params.cellName, true);
      if (body.state === 'closed') await assertEmpty(em, cell.name);
      if (cell.tier === 'dedicated' && (body.capacityBanks ?? 0) > 1)
        throw new ProblemError(platformProblems.invalidRequest, `${cell.name} is dedicated: it is for one bank`, {
          errors: [{ pointer: '/capacityBanks', detail: 'at most 1' }],
        });
      if (body.capacityBanks !== undefined) cell.capacityBanks = body.capacityBanks;
      if (body.state !== undefined) cell.state = body.state;
      cell.updatedAt = new Date(nowMs);
      await em.flush();
      recordDeed(em, {
        actor: operatorActor(caller.operator),
        action: 'changeCell',
        target: `cell/${cell.name}`,
        reason: `${textOf(body)}: ${body.reason}`.slice(0, 500),
        requestId,
      });
      return { body: await presentCell(em, cell, health) };
    },
  });

async function assertEmpty(em: EntityManager, name: string): Promise<void> {
  const banks = (await banksByCell(em)).get(name) ?? 0;
  if (banks > 0)
    throw new ProblemError(
      controlProblems.cellNotEmpty,
      `${name} has ${banks} banks: drain it, and close it when they are gone`,
    );
}

const textOf = ({ capacityBanks, state }: { capacityBanks?: number | undefined; state?: string | undefined }): string =>
  [...(capacityBanks === undefined ? [] : [`capacity ${capacityBanks}`]), ...(state === undefined ? [] : [state])].join(
    ', ',
  );
