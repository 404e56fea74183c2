/** Whether somebody sits in front of the page: nobody's browser must keep its own session alive by asking for news. */

/** Half of the session's idle limit would do; this is a coffee. */
const awayAfterMs = 5 * 60_000;

let lastInputMs = Date.now();
for (const event of ['pointerdown', 'pointermove', 'keydown', 'wheel', 'focus'] as const)
  window.addEventListener(event, () => void (lastInputMs = Date.now()), { passive: true });

const isPresent = (): boolean => Date.now() - lastInputMs < awayAfterMs;

/** For `refetchInterval`: so often while somebody is there. */
export const every = (ms: number) => (): number | false => (isPresent() ? ms : false);
