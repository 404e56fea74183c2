/**
 * Remembers the assertions that were used until they expire, so that none works twice. Only signed ones get here, and
 * each client has a share of its own: nobody can fill it for others. One process remembers for itself: behind several
 * issuers an assertion could be used once at each, which its short life bounds.
 */

export interface AssertionReplay {
  /** `full` when the client has used up its share: it sends more assertions than tokens are worth. */
  readonly use: (clientId: string, jti: string, expiresAt: number, now: number) => 'fresh' | 'used' | 'full';
}

/** At 100 bytes each 1 MB; a token lives ten minutes, so an honest client needs a handful. */
const perClientMax = 10_000;

export function createAssertionReplay(): AssertionReplay {
  const clients = new Map<string, Map<string, number>>();
  return {
    use: (clientId, jti, expiresAt, now) => {
      const used = clients.get(clientId) ?? new Map<string, number>();
      clients.set(clientId, used);
      if ((used.get(jti) ?? 0) > now) return 'used';
      if (used.size >= perClientMax) forgetExpired(used, now);
      if (used.size >= perClientMax) return 'full';
      used.set(jti, expiresAt);
      return 'fresh';
    },
  };
}

function forgetExpired(used: Map<string, number>, now: number): void {
  for (const [jti, expiresAt] of used) if (expiresAt <= now) used.delete(jti);
}
