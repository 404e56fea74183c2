/** Operation listOwnClients: a bank's clients as the bank is shown them, with who of the platform has seen their credentials. */
import { decodeCursor, page, supportAccess } from '@munim/platform/http';
import { presentClient } from '../clients/present.ts';
import { Client, Operator } from '../database/entities/index.ts';
import { bankContract, bankQuery } from '../http/operation.ts';

export const listOwnClients = bankQuery({
  ...bankContract(supportAccess.clients),
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
