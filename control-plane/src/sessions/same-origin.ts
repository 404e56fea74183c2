/** Whether a browser sent a request from a page of this very origin: what a cookie alone does not tell. */

/**
 * Each header that is there must say so, and one must be there: browsers add them, and pages cannot change them.
 * `publicOrigin` is how browsers reach us when that was said: behind a proxy `Host` may be a name that no browser knows.
 * Without it, and for who comes by another way than that, the host that was asked for is the measure.
 */
export function isSameOrigin(headers: Headers, publicOrigin?: string): boolean {
  const site = headers.get('sec-fetch-site');
  const origin = headers.get('origin');
  if (site === null && origin === null) return false;
  return (
    (site === null || site === 'same-origin') &&
    (origin === null || origin === publicOrigin || hostOf(origin) === headers.get('host'))
  );
}

function hostOf(origin: string): string | undefined {
  return URL.canParse(origin) ? new URL(origin).host : undefined;
}
