/** An open load: requests leave at a steady rate whatever became of those before, and each counts by how it ended. */

export interface SteadyLoad {
  /** Sends no more; answers when what is under way has ended, the same each time. */
  readonly stop: () => Promise<LoadFigures>;
}

export interface LoadFigures {
  readonly requests: number;
  readonly failed: number;
  readonly p50Ms: number;
  readonly p99Ms: number;
  readonly longestMs: number;
  /** The first few, to show. */
  readonly failures: readonly string[];
}

/** Rejects, with what went wrong, when the request counts as failed. */
type Send = () => Promise<void>;

const failuresShown = 5;

export function startLoad(perSecond: number, send: Send): SteadyLoad {
  const latencies: number[] = [];
  const failures: string[] = [];
  const underWay = new Set<Promise<void>>();
  let failed = 0;
  const one = async (): Promise<void> => {
    const sentMs = performance.now();
    try {
      await send();
    } catch (error) {
      failed++;
      if (failures.length < failuresShown) failures.push(error instanceof Error ? error.message : String(error));
    }
    latencies.push(performance.now() - sentMs);
  };
  const startedMs = performance.now();
  let sent = 0;
  const timer = setInterval(() => {
    /** A late timer sends what it missed: the rate holds. */
    for (const due = ((performance.now() - startedMs) * perSecond) / 1000; sent < due; sent++) {
      const request: Promise<void> = one().finally(() => underWay.delete(request));
      underWay.add(request);
    }
  }, 1000 / perSecond);
  return {
    stop: async () => {
      clearInterval(timer);
      await Promise.all(underWay);
      latencies.sort((a, b) => a - b);
      const at = (share: number): number => Math.round(latencies[Math.floor((latencies.length - 1) * share)] ?? 0);
      return { requests: sent, failed, p50Ms: at(0.5), p99Ms: at(0.99), longestMs: at(1), failures };
    },
  };
}
