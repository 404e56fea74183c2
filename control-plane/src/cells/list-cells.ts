/** Operations listCells and getCell: where banks are, how much room is left, and whether each cell's services answer. */
import { decodeCursor, page, pageOf, pageQuery, z } from '@munim/platform/http';
import { Cell } from '../database/entities/index.ts';
import { type ControlOperation, queryOperation } from '../http/operation.ts';
import { everyRole } from '../operators/roles.ts';
import type { CellDesk } from './desk.ts';
import { findCell } from './find-cell.ts';
import { presentCell, presentCells } from './present.ts';
import { cellParams, cellSchema } from './schemas.ts';

export const lookAtCells = ({ health }: CellDesk): readonly ControlOperation[] => [
  queryOperation({
    operationId: 'listCells',
    path: '/v1/cells',
    tag: 'cells',
    roles: everyRole,
    summary: 'All cells, by name',
    query: z.strictObject(pageQuery),
    success: { status: 200, description: 'One page of cells.', body: pageOf(cellSchema) },
    handle: async ({ query: { cursor, limit }, em }) => {
      const [after] = cursor === undefined ? [] : decodeCursor(cursor, 1);
      const rows = await em.find(Cell, after === undefined ? {} : { name: { $gt: after } }, {
        orderBy: { name: 'asc' },
        limit: limit + 1,
      });
      return { body: page(await presentCells(em, rows, health), limit, ({ name }) => [name]) };
    },
  }),
  queryOperation({
    operationId: 'getCell',
    path: '/v1/cells/{cellName}',
    tag: 'cells',
    roles: everyRole,
    summary: 'One cell',
    description: 'Its banks are at `GET /v1/tenants?cell=…`.',
    params: cellParams,
    success: { status: 200, description: 'The cell.', body: cellSchema },
    handle: async ({ params, em }) => ({ body: await presentCell(em, await findCell(em, params.cellName), health) }),
  }),
];
