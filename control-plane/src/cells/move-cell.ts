/** Operation moveCell: a cell's services answer at other addresses now, with all that they held; pods follow. */
import { z } from '@munim/platform/http';
import { operatorActor, recordDeed } from '../audit/record.ts';
import { changeOperation } from '../http/operation.ts';
import { ownersAndOperators } from '../operators/roles.ts';
import { controlProblems } from '../problems.ts';
import type { Announcer } from '../registry/announcer.ts';
import { reasonSchema } from '../tenants/schemas.ts';
import { announceBanksOf } from './announce-banks.ts';
import type { CellDesk } from './desk.ts';
import { findCell } from './find-cell.ts';
import { presentCell } from './present.ts';
import { assertUsable } from './register-cell.ts';
import { addressSchema, cellParams, cellSchema } from './schemas.ts';

export const moveCell = ({ check, health }: CellDesk, announcer: Announcer) =>
  changeOperation({
    operationId: 'moveCell',
    path: '/v1/cells/{cellName}/move',
    tag: 'cells',
    roles: ownersAndOperators,
    summary: "Say where a cell's services are now",
    description:
      'They have moved with all that they held: nothing is copied. They are asked first, as at a registration; then the ' +
      "pods of the cell's banks open them anew.",
    params: cellParams,
    body: z.strictObject({ ...addressSchema, reason: reasonSchema }).openapi('CellMove'),
    success: { status: 200, description: 'The cell as it is now.', body: cellSchema },
    problems: [controlProblems.cellUnreachable],
    handle: async ({ params, body: { reason, ...address }, caller, requestId, em, nowMs, newId }) => {
      const { name } = await findCell(em, params.cellName);
      // Before the row is locked: who places a bank does not wait for services that may not answer.
      await assertUsable(check, { name, ...address }, newId('request'));
      const cell = await findCell(em, name, true);
      em.assign(cell, { ...address, updatedAt: new Date(nowMs) });
      await announceBanksOf(em, cell, announcer, new Date(nowMs));
      recordDeed(em, {
        actor: operatorActor(caller.operator),
        action: 'moveCell',
        target: `cell/${name}`,
        reason,
        requestId,
      });
      return { body: await presentCell(em, cell, health) };
    },
  });
