/** How near the end of a session is that nobody uses: the page leaves with it, and says so before. */

/** Enough to come back from the window, and to find the button without haste. */
const warnedSeconds = 120;

/** Seconds until it ends; undefined while there is nothing to say, 0 when it is over. */
export function endsIn(nowMs: number, lastUseMs: number, idleSeconds: number): number | undefined {
  const left = Math.ceil(idleSeconds - (nowMs - lastUseMs) / 1000);
  if (left > warnedSeconds) return undefined;
  return Math.max(0, left);
}
