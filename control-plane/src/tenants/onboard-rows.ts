/** The rows of a new bank and of the sandbox beside it, with the run that brings each up. */
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { ProblemError } from '@munim/kernel';
import { operatorActor, recordDeed } from '../audit/record.ts';
import { chooseCell } from '../cells/choose-cell.ts';
import { type Run, Tenant } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import type { OperationInput } from '../http/operation.ts';
import { controlProblems } from '../problems.ts';
import { queueRun } from '../runs/queue-run.ts';
import { plans } from './plans.ts';

export type Asked = Pick<OperationInput<unknown, unknown, unknown>, 'em' | 'caller' | 'newId' | 'requestId'>;

/** Throws `tenant-id-taken`. */
export async function onboard(asked: Asked, tenant: Tenant, reason?: string): Promise<{ tenant: Tenant; run: Run }> {
  const { em, caller, newId, requestId } = asked;
  await insertUnlessTaken(em, tenant.id);
  const actor = operatorActor(caller.operator);
  const run = await queueRun(em, { id: newId('run'), tenantId: tenant.id, requestedBy: actor });
  const why = reason === undefined ? {} : { reason };
  recordDeed(em, { actor, action: 'createTenant', target: `tenant/${tenant.id}`, requestId, ...why });
  return { tenant, run };
}

/** In the region of its bank, but among others: what is tried out needs no cell of its own. */
export async function sandboxRow(em: EntityManager, live: Tenant, id: string): Promise<Tenant> {
  const { name, country, region, contexts, contacts } = live;
  return em.create(Tenant, {
    id,
    name: `${name} (sandbox)`,
    ...(country ? { country } : {}),
    environment: 'sandbox',
    plan: 'sandbox',
    sandboxOf: live.id,
    region,
    cell: await chooseCell(em, { region, tier: plans.sandbox.tier }),
    state: 'requested',
    contexts: [...contexts],
    contacts: [...contacts],
  });
}

async function insertUnlessTaken(em: EntityManager, id: string): Promise<void> {
  try {
    await em.flush();
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    throw new ProblemError(controlProblems.tenantIdTaken, `${id} is, or was, another bank`);
  }
}
