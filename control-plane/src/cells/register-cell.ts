/** Operation registerCell: another Postgres, Kafka and object store for banks, once all three were seen to do. */
import { type Id, ProblemError } from '@munim/kernel';
import { z } from '@munim/platform/http';
import { operatorActor, recordDeed } from '../audit/record.ts';
import { Cell } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { changeOperation } from '../http/operation.ts';
import { ownersAndOperators } from '../operators/roles.ts';
import { controlProblems } from '../problems.ts';
import { reasonSchema } from '../tenants/schemas.ts';
import type { CellDesk } from './desk.ts';
import { presentCell } from './present.ts';
import { addressSchema, capacitySchema, cellNameSchema, cellSchema, regionSchema, tierSchema } from './schemas.ts';

export const registerCell = ({ check, health }: CellDesk) =>
  changeOperation({
    operationId: 'registerCell',
    path: '/v1/cells',
    tag: 'cells',
    roles: ownersAndOperators,
    summary: 'Register a cell',
    description:
      'Its credentials are not sent here: they lie in the secrets directory of the control plane, under `cells/<name>/`. ' +
      'All three services are asked first; what cannot be used is named.',
    body: z
      .strictObject({
        name: cellNameSchema,
        region: regionSchema,
        tier: tierSchema.default('pool'),
        capacityBanks: capacitySchema,
        ...addressSchema,
        reason: reasonSchema,
      })
      .refine(({ tier, capacityBanks }) => tier === 'pool' || capacityBanks <= 1, {
        path: ['capacityBanks'],
        error: 'a dedicated cell is for one bank',
      })
      .openapi('NewCell'),
    success: { status: 201, description: 'The cell, open for banks.', body: cellSchema },
    problems: [controlProblems.cellNameTaken, controlProblems.cellUnreachable],
    handle: async ({ body: { reason, ...wanted }, caller, requestId, em, newId }) => {
      await lockCells(em);
      if ((await em.count(Cell, { name: wanted.name })) > 0)
        throw new ProblemError(controlProblems.cellNameTaken, `a cell is called ${wanted.name} already`);
      await assertUsable(check, wanted, newId('request'));
      const cell = em.create(Cell, { ...wanted, state: 'open' });
      await em.flush();
      recordDeed(em, {
        actor: operatorActor(caller.operator),
        action: 'registerCell',
        target: `cell/${cell.name}`,
        reason,
        requestId,
      });
      return { body: await presentCell(em, cell, health) };
    },
  });

/** Two registrations at once, of one name perhaps, take turns. */
const lockCells = (em: EntityManager): Promise<unknown> =>
  em.execute(`select pg_advisory_xact_lock(hashtextextended('munim cells', 0))`);

/** Throws `cell-unreachable`, which names what cannot be used. */
export async function assertUsable(
  check: CellDesk['check'],
  { name, postgres, kafka: { brokers, replicas }, objectStore }: Pick<Cell, 'name' | keyof typeof addressSchema>,
  id: Id<'request'>,
): Promise<void> {
  const needs = { kafkaReplicas: replicas, bucket: `munim-check-${id.split('_')[1]}` };
  const checks = await check({ name, postgres, kafka: { brokers }, objectStore }, needs).catch((error: unknown) => {
    throw new ProblemError(controlProblems.cellUnreachable, (error as Error).message);
  });
  const failing = checks.flatMap(({ service, reason }) => (reason === null ? [] : [{ service, reason }]));
  if (failing.length === 0) return;
  throw new ProblemError(
    controlProblems.cellUnreachable,
    failing.map(({ service, reason }) => `${service}: ${reason}`).join('; '),
    { errors: failing.map(({ service, reason }) => ({ pointer: pointers[service], detail: reason })) },
  );
}

/** The part of the body that each service was described in. */
const pointers = { postgres: '/postgres', kafka: '/kafka', 'object-store': '/objectStore' } as const;
