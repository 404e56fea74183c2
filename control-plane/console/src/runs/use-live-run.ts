/** A run that moves while one looks: read once, then its events as they happen, and read again at its turns. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect, useState } from 'react';
import { query, type Run, type RunEvent } from '../api/client.ts';
import { every } from '../api/presence.ts';
import { applyEvent, hasEnded, withEvent } from './apply-event.ts';

/** Where the stream is cut off, by a proxy or a restart, the page is this much behind. */
const fallbackMs = 5_000;

const initOf = (runId: string) => ({ params: { path: { runId } } });

export function useLiveRun(runId: string) {
  const run = useRun(runId);
  useRunEvents(runId, run.data !== undefined && !hasEnded(run.data));
  return run;
}

/** With all that it said, from its first event: of a run that is over too. */
export function useLoggedRun(runId: string) {
  const run = useRun(runId);
  return { run, log: useRunEvents(runId, run.data !== undefined) };
}

const useRun = (runId: string) =>
  query.useQuery('get', '/v1/runs/{runId}', initOf(runId), {
    refetchInterval: ({ state: { data } }) => (data && hasEnded(data) ? false : every(fallbackMs)()),
  });

/** Of one run: the page of another shows nothing of it. */
interface Log {
  readonly runId: string;
  readonly events: readonly RunEvent[];
}

function useRunEvents(runId: string, wanted: boolean): readonly RunEvent[] {
  const client = useQueryClient();
  const [log, setLog] = useState<Log>({ runId, events: [] });
  const key = JSON.stringify(query.queryOptions('get', '/v1/runs/{runId}', initOf(runId)).queryKey);
  useEffect(() => {
    if (!wanted) return undefined;
    const queryKey = JSON.parse(key) as readonly unknown[];
    const before = client.getQueryData<Run>(queryKey);
    // One that is over is as it is: its events are only told again.
    const wasOver = before !== undefined && hasEnded(before);
    const source = new EventSource(`/v1/runs/${encodeURIComponent(runId)}/events`);
    const hear = ({ data }: MessageEvent<string>): void => {
      const event = JSON.parse(data) as RunEvent;
      setLog((known) => ({ runId, events: withEvent(known.runId === runId ? known.events : [], event) }));
      if (!wasOver) client.setQueryData<Run>(queryKey, (known) => known && applyEvent(known, event));
      if (event.kind !== 'run') return;
      // A run that begins has its list of steps only now; one that ends has changed its bank.
      if (hasEnded({ state: event.data['state'] as Run['state'] })) source.close();
      if (!wasOver) void client.invalidateQueries();
    };
    for (const kind of ['run', 'step', 'message'] as const) source.addEventListener(kind, hear);
    return () => source.close();
  }, [wanted, runId, client, key]);
  return log.runId === runId ? log.events : [];
}
