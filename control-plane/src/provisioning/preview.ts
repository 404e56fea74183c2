/** Answers previews: changes nothing, so that a worker that dies over one costs only the time until another takes it. */
import { displayType, bankResources } from '@munim/tenant';
import type { PreviewedChange, PreviewState } from '../database/entities/preview.ts';
import { Preview, Tenant } from '../database/entities/index.ts';
import type { ControlDatabase } from '../database/orm.ts';
import { isInService } from '../tenants/life.ts';
import { lastLine } from './executor/last-line.ts';
import { type Executor, TaskFailed } from './executor/process.ts';
import { placedBank, type Provisioning } from './provision.ts';

/** An engine says it in seconds; on a busy machine in a minute. */
const leaseMs = 120_000;
/** A question that killed this many workers would kill the next. */
const attemptsMax = 3;

/** True when there was one to answer. Rejects with `ExecutorLost`, and the preview is taken up again. */
export async function answerPreview({ orm }: Provisioning, ready: () => Promise<Executor>): Promise<boolean> {
  const id = await claim(orm);
  if (id === undefined) return false;
  const em = orm.em.fork();
  const preview = await em.findOneOrFail(Preview, { id });
  if (preview.attempts > attemptsMax) await end(orm, id, { reason: `given up: ${attemptsMax} workers died over it` });
  else await end(orm, id, await askOrGiveBack(preview, ready, orm));
  return true;
}

/** Who waits for the answer need not wait for the lease to end too. */
async function askOrGiveBack(preview: Preview, ready: () => Promise<Executor>, orm: ControlDatabase): Promise<Answer> {
  try {
    return await ask(preview, await ready(), orm);
  } catch (error) {
    await orm.em.fork().nativeUpdate(Preview, { id: preview.id, state: 'running' }, { leaseExpiresAt: new Date(0) });
    throw error;
  }
}

type Answer = { readonly changes: PreviewedChange[] } | { readonly reason: string };

async function ask(preview: Preview, executor: Executor, orm: ControlDatabase): Promise<Answer> {
  const { id, tenantId, contexts, cell, isNew } = preview;
  const em = orm.em.fork();
  // Between the question and now it may have left: then its stack is not to be made again.
  const bank = isNew ? null : await em.findOneOrFail(Tenant, { id: tenantId });
  if (bank && !isInService(bank)) return { reason: `${tenantId} is ${bank.state} by now` };
  const placed = await placedBank(em, { id: tenantId, cell, contexts, keptContexts: [] });
  const answer = await executor.preview({ ...placed, isNew, previewId: id });
  if ('reason' in answer) return answer;
  const declared = new Map(bankResources(placed.spec).map((one) => [one.name, one]));
  return {
    changes: answer.changes.map(({ operation, step }) => {
      const resource = declared.get(step);
      return resource
        ? { operation, type: displayType(resource.kind.token), name: resource.kind.idOf(resource.desired) }
        : { operation, type: 'resource', name: step };
    }),
  };
}

/**
 * Takes away what previews have left behind that came to no end: an engine that was killed takes nothing back. Their rows
 * know: `pulumi stack ls` (3.258) never answers where several stacks lie in a Postgres.
 */
export async function sweepPreviews(
  { orm, log }: Pick<Provisioning, 'orm' | 'log'>,
  executor: Executor,
): Promise<void> {
  const ended = { leavesStack: true, state: { $in: ['succeeded', 'failed'] as PreviewState[] } };
  const ids = (await orm.em.fork().find(Preview, ended, { fields: ['id'] })).map(({ id }) => id);
  if (ids.length === 0) return;
  try {
    await executor.removePassing(ids);
  } catch (error) {
    if (!(error instanceof TaskFailed)) throw error;
    log.warn('stacks of previews could not be removed; the next start tries again', { error });
    return;
  }
  await orm.em.fork().nativeUpdate(Preview, { id: { $in: ids } }, { leavesStack: false });
  log.info('stacks of previews that came to no end were removed', { count: ids.length });
}

async function claim(orm: ControlDatabase): Promise<string | undefined> {
  const [row] = await orm.em.fork().execute<{ id: string }[]>(
    `update previews set state = 'running', attempts = attempts + 1, leaves_stack = true,
              lease_expires_at = now() + ? * interval '1 ms'
     where id = (select id from previews
                 where state = 'queued' or (state = 'running' and lease_expires_at < now())
                 order by created_at limit 1 for update skip locked)
     returning id`,
    [leaseMs],
  );
  return row?.id;
}

async function end(orm: ControlDatabase, id: string, answer: Answer): Promise<void> {
  const [changes, reason] =
    'reason' in answer ? [null, lastLine(answer.reason)] : [JSON.stringify(answer.changes), null];
  await orm.em.fork().execute(
    `update previews set state = case when ?::text is null then 'succeeded' else 'failed' end,
              leaves_stack = leaves_stack and ?::text is not null,
              reason = ?, changes = ?::jsonb, ended_at = now() where id = ? and state = 'running'`,
    [reason, reason, reason, changes, id],
  );
}
