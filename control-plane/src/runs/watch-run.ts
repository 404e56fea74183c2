/** Operation watchRun: the events of a run as they happen (Server-Sent Events), from its first one or after the last seen. */
import { platformProblems, ProblemError } from '@munim/kernel';
import type { Context, Hono } from 'hono';
import { streamSSE } from 'hono/streaming';
import { headerReferences, problemResponses } from '@munim/platform/http';
import { Run, RunEvent } from '../database/entities/index.ts';
import type { ControlDatabase } from '../database/orm.ts';
import { type ControlAppOptions, respond } from '../http/app.ts';
import { ifMatchOf } from '../http/if-match.ts';
import { callers, everyAnswer, problemsOf } from '../http/openapi.ts';
import type { Authenticate } from '../operators/authenticate.ts';
import { assertRole, everyRole } from '../operators/roles.ts';
import { findRun } from './get-run.ts';
import { runEventSchema, runParams } from './schemas.ts';

/** Below what a person notices; one index range per watcher and round. */
const pollMs = 150;
/** Proxies close a connection that is silent for a minute. */
const keepAliveMs = 15_000;
const batchRowsMax = 500;

export const watchRunContract = {
  method: 'get',
  path: '/v1/runs/{runId}/events',
  operationId: 'watchRun',
  tags: ['runs'],
  summary: 'Watch a run',
  description:
    'Server-Sent Events. Starts with the first event of the run, or after `Last-Event-ID`; ends when the run has. ' +
    "Each event's `data` is the JSON of a RunEvent.",
  'x-roles': everyRole,
  security: callers,
  request: { params: runParams },
  responses: {
    200: {
      description: 'The events.',
      headers: headerReferences({ ...everyAnswer, 'X-Accel-Buffering': true }),
      content: { 'text/event-stream': { schema: runEventSchema } },
    },
    ...problemResponses(problemsOf({ kind: 'query', params: runParams })),
  },
};

/** A stream outlives the request that opened it: whoever has signed out meanwhile, or was shut out, sees no more. */
const stillInPollMsDefault = 3_000;

export interface Watching extends Pick<ControlAppOptions, 'orm' | 'authenticate' | 'nowMs' | 'ids' | 'record'> {
  /** Ends all streams, so that a stop of the process does not wait for watchers. */
  readonly stopping: AbortSignal;
  /** How often it is asked whether the watcher is still signed in. */
  readonly stillInPollMs?: number;
}

/** Beside the operations of the app, since it answers with a stream; who asks is seen to in the same way. */
export function addWatchRun(app: Hono, watching: Watching): void {
  const { operationId, path, 'x-roles': roles } = watchRunContract;
  app.get(path.replaceAll(/\{(\w+)\}/g, ':$1'), (c) =>
    respond(c, operationId, watching, async ({ role }) => {
      assertRole(role, operationId, roles);
      return watchRun(c, watching);
    }),
  );
}

async function watchRun(
  c: Context,
  { orm, stopping, authenticate, stillInPollMs = stillInPollMsDefault }: Watching,
): Promise<Response> {
  ifMatchOf(c.req.header('if-match'));
  const runId = c.req.param('runId') ?? '';
  if (!runParams.safeParse({ runId }).success)
    throw new ProblemError(platformProblems.notFound, 'there is no such run');
  await findRun(orm.em.fork(), runId);
  const lastSeen = /^\d{1,15}$/.exec(c.req.header('last-event-id') ?? '')?.[0];
  c.header('cache-control', 'no-store');
  c.header('x-accel-buffering', 'no');
  return streamSSE(c, async (stream) => {
    let after = Number(lastSeen ?? 0);
    let quietMs = 0;
    let seenInMs = 0;
    while (!stopping.aborted && !stream.aborted) {
      // The state is read before the events: what a run said before it ended is never missed.
      const ended = await hasEnded(orm, runId);
      const events = await eventsAfter(orm, runId, after);
      for (const event of events) {
        await stream.writeSSE({ id: String(event.id), event: event.kind, data: JSON.stringify(presentEvent(event)) });
        after = event.id;
      }
      if (ended && events.length < batchRowsMax) return;
      if (events.length > 0) quietMs = 0;
      else if ((quietMs += pollMs) >= keepAliveMs) {
        await stream.write(': still here\n\n');
        quietMs = 0;
      }
      if ((seenInMs += pollMs) >= stillInPollMs) {
        if (!(await isStillIn(c, authenticate))) return;
        seenInMs = 0;
      }
      await stream.sleep(pollMs);
    }
  });
}

async function isStillIn(c: Context, authenticate: Authenticate): Promise<boolean> {
  try {
    await authenticate(c.req.raw, { quietly: true });
    return true;
  } catch (error) {
    if (error instanceof ProblemError && error.problem.status === 401) return false;
    throw error;
  }
}

const presentEvent = ({ id, kind, at, data }: RunEvent) => ({ id, kind, at: at.toISOString(), data });

async function hasEnded(orm: ControlDatabase, runId: string): Promise<boolean> {
  const run = await orm.em.fork().findOne(Run, { id: runId }, { fields: ['state'] });
  return run?.state === 'succeeded' || run?.state === 'failed';
}

const eventsAfter = (orm: ControlDatabase, runId: string, after: number): Promise<RunEvent[]> =>
  orm.em.fork().find(RunEvent, { runId, id: { $gt: after } }, { orderBy: { id: 'asc' }, limit: batchRowsMax });
