/** A token bucket per bank: the plan's requests per second, with a burst of two seconds' worth. */
import { platformProblems, ProblemError } from '@munim/kernel';

const burstSeconds = 2;

interface Bucket {
  tokens: number;
  refilledMs: number;
}

/** Counts in this pod alone: with N pods a bank may reach N times its rate, which bounds load and is enough for that. */
export function createQuota(): (tenant: string, requestsPerSecond: number, nowMs: number) => void {
  const buckets = new Map<string, Bucket>();
  return (tenant, requestsPerSecond, nowMs) => {
    const capacity = requestsPerSecond * burstSeconds;
    const bucket = buckets.get(tenant) ?? { tokens: capacity, refilledMs: nowMs };
    bucket.tokens = Math.min(capacity, bucket.tokens + ((nowMs - bucket.refilledMs) / 1000) * requestsPerSecond);
    bucket.refilledMs = nowMs;
    buckets.set(tenant, bucket);
    if (bucket.tokens < 1)
      throw new ProblemError(platformProblems.rateLimited, `the plan allows ${requestsPerSecond} requests a second`, {
        headers: {
          'retry-after': String(Math.max(1, Math.ceil((1 - bucket.tokens) / requestsPerSecond))),
          'ratelimit-policy': `"tenant";q=${requestsPerSecond};w=1`,
          ratelimit: `"tenant";r=0;t=1`,
        },
      });
    bucket.tokens -= 1;
  };
}
