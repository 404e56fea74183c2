/** Operation listOwnClients: a bank's clients as the bank is shown them, with who of the platform has seen their credentials. */
import { scopes } from '@munim/kernel';
import { decodeCursor, page, pageOf, pageQuery, z } from '@munim/platform/http';
import { presentClient } from '../clients/present.ts';
import { Client, Operator } from '../database/entities/index.ts';
import { bankQuery } from '../http/operation.ts';

const ownClientSchema = z
  .object({
    clientId: z.string(),
    name: z.string(),
    scopes: z.array(z.enum(scopes)),
    state: z.enum(['active', 'expired', 'revoked']),
    createdAt: z.iso.datetime(),
    lastUsedAt: z.iso.datetime().nullable(),
    knownTo: z.array(z.object({ id: z.string(), name: z.string() })).openapi({
      description:
        'Operators who made it, rotated its secret or gave it keys, and may hold its credentials: it cannot approve what ' +
        'they ask for. Whoever does not know one of them asks the platform, or has the client revoked.',
    }),
  })
  .openapi('OwnClient');

export const listOwnClients = bankQuery({
  operationId: 'listOwnClients',
  path: '/v1/support-access/clients',
  tag: 'support-access',
  bankScope: 'support:read',
  summary: "The bank's own clients, oldest first, and who of the platform has seen their credentials",
  query: z.strictObject(pageQuery),
  success: { status: 200, description: 'One page of clients.', body: pageOf(ownClientSchema) },
  handle: async ({ query: { cursor, limit }, caller: { tenant: tenantId }, em, nowMs }) => {
    const [after] = cursor === undefined ? [] : decodeCursor(cursor, 1);
    const rows = await em.find(
      Client,
      { tenantId, ...(after === undefined ? {} : { id: { $gt: after } }) },
      { orderBy: { id: 'asc' }, limit: limit + 1 },
    );
    const operators = await em.find(Operator, { id: { $in: [...new Set(rows.flatMap((row) => row.knownTo))] } });
    const nameOf = new Map(operators.map(({ id, name }) => [id, name]));
    const clients = rows.map((row) => {
      const { clientId, name, scopes: held, state, createdAt, lastUsedAt, knownTo } = presentClient(row, nowMs);
      const known = knownTo.map((id) => ({ id, name: nameOf.get(id) ?? '' }));
      return { clientId, name, scopes: held, state, createdAt, lastUsedAt, knownTo: known };
    });
    return { body: page(clients, limit, ({ clientId }) => [clientId]) };
  },
});
