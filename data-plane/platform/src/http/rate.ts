/** A token bucket for each of those who ask: so many requests per second, with a burst of two seconds' worth. */
import { platformProblems, ProblemError } from '@munim/kernel';

const burstSeconds = 2;

interface Bucket {
  tokens: number;
  /** Requests that were sent away and are expected back: their tokens are still to come. */
  owed: number;
  refilledMs: number;
}

/** How a caller stands to a limit, as draft-ietf-httpapi-ratelimit-headers says it. */
export interface Standing {
  readonly policy: string;
  readonly limit: string;
}

export interface Taken extends Standing {
  /** Set when nothing was left: whoever waits so long is served, since each of those sent away is told a later time. */
  readonly waitSeconds?: number;
}

export interface Rate {
  readonly take: (caller: string, requestsPerSecond: number, nowMs: number) => Taken;
  readonly look: (caller: string, requestsPerSecond: number, nowMs: number) => Standing;
}

/**
 * Counts in this pod alone: with N pods a bank may reach N times its rate, which bounds load and is enough for that.
 * `policy` is the limit's name in the headers.
 */
export function createRate(policy: string): Rate {
  const buckets = new Map<string, Bucket>();
  const bucketOf = (caller: string, requestsPerSecond: number, nowMs: number): Bucket => {
    const full = { tokens: requestsPerSecond * burstSeconds, owed: 0, refilledMs: nowMs };
    const bucket = buckets.get(caller) ?? full;
    buckets.set(caller, bucket);
    refill(bucket, requestsPerSecond, nowMs);
    return bucket;
  };
  return {
    take: (caller, requestsPerSecond, nowMs) => {
      const bucket = bucketOf(caller, requestsPerSecond, nowMs);
      if (bucket.tokens >= 1) {
        bucket.tokens -= 1;
        return standingOf(policy, bucket, requestsPerSecond);
      }
      // Without a bound: a loop that waits for nothing makes its own bank's next answers late, and no others.
      bucket.owed += 1;
      const waitSeconds = Math.max(1, Math.ceil((bucket.owed - bucket.tokens) / requestsPerSecond));
      return { ...standing(policy, requestsPerSecond, 0, waitSeconds), waitSeconds };
    },
    look: (caller, requestsPerSecond, nowMs) =>
      standingOf(policy, bucketOf(caller, requestsPerSecond, nowMs), requestsPerSecond),
  };
}

function refill(bucket: Bucket, requestsPerSecond: number, nowMs: number): void {
  const grown = ((nowMs - bucket.refilledMs) / 1000) * requestsPerSecond;
  bucket.tokens = Math.min(requestsPerSecond * burstSeconds, bucket.tokens + grown);
  bucket.owed = Math.max(0, bucket.owed - grown);
  bucket.refilledMs = nowMs;
}

const standingOf = (policy: string, { tokens }: Bucket, requestsPerSecond: number): Standing =>
  standing(
    policy,
    requestsPerSecond,
    Math.floor(tokens),
    Math.ceil((requestsPerSecond * burstSeconds - tokens) / requestsPerSecond),
  );

const standing = (policy: string, requestsPerSecond: number, remaining: number, seconds: number): Standing => ({
  policy: `"${policy}";q=${requestsPerSecond * burstSeconds};w=${burstSeconds}`,
  limit: `"${policy}";r=${remaining};t=${seconds}`,
});

/** Fields of draft-ietf-httpapi-ratelimit-headers, for the answer. */
export type QuotaHeaders = Readonly<Record<'ratelimit-policy' | 'ratelimit', string>>;

export const quotaHeadersOf = (standings: readonly Standing[]): QuotaHeaders => ({
  'ratelimit-policy': standings.map(({ policy }) => policy).join(', '),
  ratelimit: standings.map(({ limit }) => limit).join(', '),
});

/** The problem `rate-limited`, with the seconds that its caller has to wait. */
export const rateLimited = (detail: string, waitSeconds: number, headers: QuotaHeaders): ProblemError =>
  new ProblemError(platformProblems.rateLimited, detail, {
    headers: { 'retry-after': String(waitSeconds), ...headers },
  });
