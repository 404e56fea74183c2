/** The client that a path names: one of another bank is as unknown as none. */
import { LockMode } from '@mikro-orm/core';
import { platformProblems, ProblemError } from '@munim/kernel';
import { Client } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';

export async function lockClient(
  em: EntityManager,
  { tenantId, clientId }: { tenantId: string; clientId: string },
): Promise<Client> {
  const client = await em.findOne(Client, { id: clientId, tenantId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!client) throw new ProblemError(platformProblems.notFound, 'this bank has no such client');
  return client;
}

/** In the audit log: below its bank, so that whoever looks at the bank sees its clients' life too. */
export const clientTarget = ({ tenantId, id }: Pick<Client, 'tenantId' | 'id'>): string =>
  `tenant/${tenantId}/client/${id}`;
