/** Whether somebody sits in front of the page: nobody's browser must keep its own session alive by asking for news. */

/** Half of the session's idle limit would do; this is a coffee. */
const awayAfterMs = 5 * 60_000;

export interface Presence {
  readonly isThere: () => boolean;
  /** Of a hand on the mouse or the keyboard. */
  readonly noticed: () => void;
}

/** `onBack` is called when somebody comes back after having been away. */
export function presence(nowMs: () => number, onBack: () => void): Presence {
  let lastInputMs = nowMs();
  const isThere = (): boolean => nowMs() - lastInputMs < awayAfterMs;
  return {
    isThere,
    noticed: () => {
      const wasAway = !isThere();
      lastInputMs = nowMs();
      if (wasAway) onBack();
    },
  };
}

let onBack = (): void => undefined;
/** What was not asked for meanwhile is asked for again: a timer that has once ended does not begin by itself. */
export const whenBack = (hear: () => void): void => void (onBack = hear);

const here = presence(Date.now, () => onBack());
for (const event of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'focus'] as const)
  globalThis.addEventListener?.(event, here.noticed, { passive: true });

/** For `refetchInterval`: so often while somebody is there. */
export const every = (ms: number) => (): number | false => (here.isThere() ? ms : false);
