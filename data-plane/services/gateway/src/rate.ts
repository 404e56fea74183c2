/** A token bucket per bank: the plan's requests per second, with a burst of two seconds' worth. */

const burstSeconds = 2;

interface Bucket {
  tokens: number;
  /** Requests that were sent away and are expected back: their tokens are still to come. */
  owed: number;
  refilledMs: number;
}

/** How a bank stands to a limit, as draft-ietf-httpapi-ratelimit-headers says it. */
export interface Standing {
  readonly policy: string;
  readonly limit: string;
}

export interface Taken extends Standing {
  /** Set when nothing was left: whoever waits so long is served, since each of those sent away is told a later time. */
  readonly waitSeconds?: number;
}

export interface Rate {
  readonly take: (tenant: string, requestsPerSecond: number, nowMs: number) => Taken;
  readonly look: (tenant: string, requestsPerSecond: number, nowMs: number) => Standing;
}

/** Counts in this pod alone: with N pods a bank may reach N times its rate, which bounds load and is enough for that. */
export function createRate(): Rate {
  const buckets = new Map<string, Bucket>();
  const bucketOf = (tenant: string, requestsPerSecond: number, nowMs: number): Bucket => {
    const full = { tokens: requestsPerSecond * burstSeconds, owed: 0, refilledMs: nowMs };
    const bucket = buckets.get(tenant) ?? full;
    buckets.set(tenant, bucket);
    refill(bucket, requestsPerSecond, nowMs);
    return bucket;
  };
  return {
    take: (tenant, requestsPerSecond, nowMs) => {
      const bucket = bucketOf(tenant, requestsPerSecond, nowMs);
      if (bucket.tokens >= 1) {
        bucket.tokens -= 1;
        return standingOf(bucket, requestsPerSecond);
      }
      // Without a bound: a loop that waits for nothing makes its own bank's next answers late, and no others.
      bucket.owed += 1;
      const waitSeconds = Math.max(1, Math.ceil((bucket.owed - bucket.tokens) / requestsPerSecond));
      return { ...standing(requestsPerSecond, 0, waitSeconds), waitSeconds };
    },
    look: (tenant, requestsPerSecond, nowMs) =>
      standingOf(bucketOf(tenant, requestsPerSecond, nowMs), requestsPerSecond),
  };
}

function refill(bucket: Bucket, requestsPerSecond: number, nowMs: number): void {
  const grown = ((nowMs - bucket.refilledMs) / 1000) * requestsPerSecond;
  bucket.tokens = Math.min(requestsPerSecond * burstSeconds, bucket.tokens + grown);
  bucket.owed = Math.max(0, bucket.owed - grown);
  bucket.refilledMs = nowMs;
}

const standingOf = ({ tokens }: Bucket, requestsPerSecond: number): Standing =>
  standing(
    requestsPerSecond,
    Math.floor(tokens),
    Math.ceil((requestsPerSecond * burstSeconds - tokens) / requestsPerSecond),
  );

const standing = (requestsPerSecond: number, remaining: number, seconds: number): Standing => ({
  policy: `"bank";q=${requestsPerSecond * burstSeconds};w=${burstSeconds}`,
  limit: `"bank";r=${remaining};t=${seconds}`,
});
