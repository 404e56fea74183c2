/** How long a session lives, as a pure question. */

export const sessionLimits = {
  /** An unattended browser is signed out after half an hour. */
  idleMs: 30 * 60_000,
  /** Nobody works longer than this without a new sign-in. */
  absoluteMs: 12 * 3_600_000,
} as const;

/** For what outlives a session, whoever asks has proved who they are this recently: a browser left open is not enough. */
export const freshSignInMs = 10 * 60_000;

/** A use is written down at most this often: reading a page costs no write. */
export const seenEveryMs = 60_000;

export interface Lifetime {
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly revokedAt?: Date | null | undefined;
}

export function hasEnded({ createdAt, lastSeenAt, revokedAt }: Lifetime, nowMs: number): boolean {
  return (
    revokedAt != null ||
    nowMs - createdAt.getTime() >= sessionLimits.absoluteMs ||
    nowMs - lastSeenAt.getTime() >= sessionLimits.idleMs
  );
}
