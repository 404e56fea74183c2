/** A run that moves while one looks: read once, then its events as they happen, and read again at its turns. */
import { useQueryClient } from '@tanstack/react-query';
import { useEffect } from 'react';
import { query, type Run, type RunEvent } from '../api/client.ts';
import { every } from '../api/presence.ts';
import { applyEvent, hasEnded } from './apply-event.ts';

/** Where the stream is cut off, by a proxy or a restart, the page is this much behind. */
const fallbackMs = 5_000;

export function useLiveRun(runId: string) {
  const client = useQueryClient();
  const init = { params: { path: { runId } } };
  const { queryKey } = query.queryOptions('get', '/v1/runs/{runId}', init);
  const run = query.useQuery('get', '/v1/runs/{runId}', init, {
    refetchInterval: ({ state: { data } }) => (data && hasEnded(data) ? false : every(fallbackMs)()),
  });
  const open = run.data !== undefined && !hasEnded(run.data);
  const key = JSON.stringify(queryKey);
  useEffect(() => {
    if (!open) return undefined;
    const source = new EventSource(`/v1/runs/${encodeURIComponent(runId)}/events`);
    const hear = ({ data }: MessageEvent<string>): void => {
      const event = JSON.parse(data) as RunEvent;
      client.setQueryData<Run>(JSON.parse(key) as readonly unknown[], (known) => known && applyEvent(known, event));
      if (event.kind !== 'run') return;
      // A run that begins has its list of steps only now; one that ends has changed its bank.
      if (hasEnded({ state: event.data['state'] as Run['state'] })) source.close();
      void client.invalidateQueries();
    };
    for (const kind of ['run', 'step', 'message'] as const) source.addEventListener(kind, hear);
    return () => source.close();
  }, [open, runId, client, key]);
  return run;
}
