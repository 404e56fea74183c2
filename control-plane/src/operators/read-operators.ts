/** Operations listOperators and getCurrentOperator: who may drive the platform, and what the asker may do. */
import { decodeCursor, page, pageOf, pageQuery, z } from '@munim/platform/http';
import { Operator } from '../database/entities/index.ts';
import { type ControlOperation, queryOperation } from '../http/operation.ts';
import { everyRole } from './roles.ts';
import { operatorSchema, presentOperator } from './schemas.ts';

export const listOperators = queryOperation({
  operationId: 'listOperators',
  path: '/v1/operators',
  tag: 'operators',
  roles: everyRole,
  summary: 'All operators, by id',
  query: z.strictObject({ ...pageQuery }),
  success: { status: 200, description: 'One page of operators.', body: pageOf(operatorSchema) },
  handle: async ({ query: { cursor, limit }, em }) => {
    const [after] = cursor === undefined ? [] : decodeCursor(cursor, 1);
    const rows = await em.find(Operator, after === undefined ? {} : { id: { $gt: after } }, {
      orderBy: { id: 'asc' },
      limit: limit + 1,
    });
    return { body: page(rows.map(presentOperator), limit, ({ id }) => [id]) };
  },
});

/** `operations` are those that are asked about. */
export const getCurrentOperator = (operations: readonly ControlOperation[]): ControlOperation =>
  queryOperation({
    operationId: 'getCurrentOperator',
    path: '/v1/operators/current',
    tag: 'operators',
    roles: everyRole,
    summary: 'Who asks, and what they may do',
    success: {
      status: 200,
      description: 'The operator, and the ids of the operations that the role allows.',
      body: operatorSchema.extend({ operations: z.array(z.string()) }).openapi('CurrentOperator'),
    },
    handle: async ({ em, caller }) => {
      const operator = await em.findOneOrFail(Operator, { id: caller.operator });
      const allowed = operations.filter(({ roles }) => roles.includes(caller.role));
      return { body: { ...presentOperator(operator), operations: allowed.map(({ operationId }) => operationId) } };
    },
  });
