/** For how long a pod may go on with the registry that it holds in memory while no broker tells it of another. */
import { accessTokenLifetimeSeconds } from '@munim/kernel';
import type { Metrics } from '../telemetry/index.ts';
import type { RunningRegistry } from './registry.ts';

/**
 * A pod that serves goes on through an outage of the broker, since its bank's log needs none. After the life of a token
 * every one that it accepts was issued while it was deaf, so it could accept a client that was revoked all that time.
 */
const servesMs = accessTokenLifetimeSeconds * 1_000;
/** A pod that works for banks takes no requests: not ready means that it hears of no bank that comes or moves. */
const worksMs = 60_000;

/** What `/ready` says of it. No flapping: one answer of a broker ends a silence, and none is shorter than a minute. */
export function registrySilence(
  { silentMs }: Pick<RunningRegistry, 'silentMs'>,
  metrics: Metrics,
  does: 'serves' | 'works',
): () => string | undefined {
  const silent = metrics.gauge(
    'munim_registry_silent_seconds',
    'Since a broker last answered the follower of the registry; 5 are healthy.',
    [],
  );
  metrics.onScrape(() => silent.set(Math.round(silentMs() / 1_000)));
  const limitMs = does === 'serves' ? servesMs : worksMs;
  return () => {
    const ms = silentMs();
    return ms < limitMs ? undefined : `no broker has told of the registry for ${Math.round(ms / 1_000)} s`;
  };
}
