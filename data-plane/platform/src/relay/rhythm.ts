/** How long the relay waits before its next look at a log, from what the last ones found. */

export interface RhythmLimits {
  /** Events per batch: about 0.5 MB, acknowledged in some 20 ms. */
  readonly batchEventsMax: number;
  /** After a batch that was not full: what arrives meanwhile goes out together, and a quiet bank costs little. */
  readonly pauseMs: number;
  /** The longest pause between two looks while the bank had an event within `recentMs`. */
  readonly activePauseMaxMs: number;
  readonly recentMs: number;
  /** The longest pause at a bank where nothing happens: the first event after a quiet time may wait this long. */
  readonly idlePauseMaxMs: number;
}

export interface Rhythm {
  /** Milliseconds to wait after a look that found so many events. */
  readonly afterBatch: (events: number) => number;
}

export function createRhythm(limits: RhythmLimits, nowMs: () => number): Rhythm {
  let pauseMs = limits.pauseMs;
  let busyAtMs = nowMs();
  return {
    afterBatch: (events) => {
      if (events === limits.batchEventsMax) return 0;
      if (events > 0) {
        busyAtMs = nowMs();
        return (pauseMs = limits.pauseMs);
      }
      const isRecent = nowMs() - busyAtMs < limits.recentMs;
      pauseMs = Math.min(pauseMs * 2, isRecent ? limits.activePauseMaxMs : limits.idlePauseMaxMs);
      return pauseMs;
    },
  };
}
