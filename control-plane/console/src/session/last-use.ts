/** When this browser's session was last used, by any of its tabs: the control plane ends one that nobody uses. */

/** Other tabs read it; a time is no secret. */
const key = 'munim-session-used';
/** Tabs tell each other no more often. */
const tellMs = 5_000;

let lastUseMs = Date.now();
let toldMs = 0;

/** An answer came: the control plane has counted the question as use. */
export function usedNow(): void {
  lastUseMs = Date.now();
  if (lastUseMs - toldMs < tellMs) return;
  toldMs = lastUseMs;
  localStorage.setItem(key, String(lastUseMs));
}

export const lastUse = (): number => Math.max(lastUseMs, Number(localStorage.getItem(key) ?? 0));
