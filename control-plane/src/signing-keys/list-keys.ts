/** Operation listSigningKeys: the keys that sign access tokens, newest first, those that are over included. */
import { decodeCursor, page, pageOf, pageQuery, z } from '@munim/platform/http';
import { SigningKey } from '../database/entities/index.ts';
import { queryOperation } from '../http/operation.ts';
import { everyRole } from '../operators/roles.ts';
import { presentSigningKey, signingKeySchema } from './schemas.ts';

export const listSigningKeys = queryOperation({
  operationId: 'listSigningKeys',
  path: '/v1/signing-keys',
  tag: 'signing keys',
  roles: everyRole,
  summary: 'Keys that sign access tokens, newest first',
  query: z.strictObject(pageQuery),
  success: { status: 200, description: 'One page of keys.', body: pageOf(signingKeySchema) },
  handle: async ({ query: { cursor, limit }, em }) => {
    const [before = '', kid = ''] = cursor === undefined ? [] : decodeCursor(cursor, 2);
    const at = new Date(before);
    const rows = await em.find(
      SigningKey,
      Number.isNaN(at.getTime()) ? {} : { $or: [{ createdAt: { $lt: at } }, { createdAt: at, kid: { $lt: kid } }] },
      { orderBy: { createdAt: 'desc', kid: 'desc' }, limit: limit + 1 },
    );
    return { body: page(rows.map(presentSigningKey), limit, (key) => [key.createdAt, key.kid]) };
  },
});
