/** A token bucket per bank: the plan's requests per second, with a burst of two seconds' worth, said in every answer. */
import { platformProblems, ProblemError } from '@munim/kernel';

const burstSeconds = 2;
/** Who comes back when told to is served, however many were told so: each is told a later time. Up to this long. */
const retryAfterSecondsMax = 10;

interface Bucket {
  tokens: number;
  /** Requests that were sent away and are expected back: their tokens are still to come. */
  owed: number;
  refilledMs: number;
}

/** Fields of draft-ietf-httpapi-ratelimit-headers, for the answer. */
export type QuotaHeaders = Readonly<Record<'ratelimit-policy' | 'ratelimit', string>>;

/**
 * Counts in this pod alone: with N pods a bank may reach N times its rate, which bounds load and is enough for that.
 * Throws `rate-limited`.
 */
export function createQuota(
  policy = 'bank',
): (tenant: string, requestsPerSecond: number, nowMs: number) => QuotaHeaders {
  const buckets = new Map<string, Bucket>();
  return (tenant, requestsPerSecond, nowMs) => {
    const capacity = requestsPerSecond * burstSeconds;
    const bucket = buckets.get(tenant) ?? { tokens: capacity, owed: 0, refilledMs: nowMs };
    buckets.set(tenant, bucket);
    refill(bucket, requestsPerSecond, nowMs);
    if (bucket.tokens >= 1) {
      bucket.tokens -= 1;
      const fullInSeconds = Math.ceil((capacity - bucket.tokens) / requestsPerSecond);
      return headersOf(policy, requestsPerSecond, Math.floor(bucket.tokens), fullInSeconds);
    }
    bucket.owed = Math.min(bucket.owed + 1, requestsPerSecond * retryAfterSecondsMax);
    const seconds = Math.max(1, Math.ceil((bucket.owed - bucket.tokens) / requestsPerSecond));
    throw new ProblemError(platformProblems.rateLimited, `at most ${requestsPerSecond} requests a second`, {
      headers: { 'retry-after': String(seconds), ...headersOf(policy, requestsPerSecond, 0, seconds) },
    });
  };
}

function refill(bucket: Bucket, requestsPerSecond: number, nowMs: number): void {
  const grown = ((nowMs - bucket.refilledMs) / 1000) * requestsPerSecond;
  bucket.tokens = Math.min(requestsPerSecond * burstSeconds, bucket.tokens + grown);
  bucket.owed = Math.max(0, bucket.owed - grown);
  bucket.refilledMs = nowMs;
}

const headersOf = (policy: string, requestsPerSecond: number, remaining: number, seconds: number): QuotaHeaders => ({
  'ratelimit-policy': `"${policy}";q=${requestsPerSecond * burstSeconds};w=${burstSeconds}`,
  ratelimit: `"${policy}";r=${remaining};t=${seconds}`,
});
