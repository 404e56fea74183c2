/**
 * Work that exactly one process does at a time: whoever holds the lease leads, the others stand by, and every error is
 * told and tried again. It never rejects, so that one bank's trouble stays its own.
 */
import type { Sql } from 'postgres';
import { acquireLease, type Lease, releaseLease } from './lease.ts';
import { pause } from './pause.ts';

export interface CampaignLimits {
  /** A dead leader is replaced after this; one that pauses longer finds itself fenced off. */
  readonly leaseMs: number;
  /** How often one that does not lead looks whether the lease is free. */
  readonly standbyMs: number;
  /** After an error, doubled up to the maximum. */
  readonly retryMs: number;
  readonly retryMaxMs: number;
}

export interface CampaignOptions {
  /** Of the database that holds the lease. */
  readonly sql: Sql;
  readonly leaseName: string;
  /** Unique to this process. */
  readonly holder: string;
  readonly limits: CampaignLimits;
  /**
   * Leads until `stop`; false when the lease was lost. It renews the lease itself, and calls `onProgress` when a round
   * went well, so that the next error waits the short time again.
   */
  readonly lead: (lease: Lease, stop: AbortSignal, onProgress: () => void) => Promise<boolean>;
  /** This process no longer leads, whichever way it ended without an error. */
  readonly onEnd: (lease: Lease, kept: boolean) => void;
  readonly onError: (error: unknown, waitMs: number) => Promise<void> | void;
}

export interface Campaign {
  /** Ends after the work under way and hands the lease over. */
  readonly stop: () => Promise<void>;
}

export function startCampaign(options: CampaignOptions): Campaign {
  const stopping = new AbortController();
  const running = campaign(options, stopping.signal);
  return {
    stop: async () => {
      stopping.abort();
      await running;
    },
  };
}

async function campaign(options: CampaignOptions, stop: AbortSignal): Promise<void> {
  const { sql, leaseName, holder, limits, lead, onEnd, onError } = options;
  let retryMs = limits.retryMs;
  while (!stop.aborted) {
    try {
      const lease = await acquireLease(sql, leaseName, holder, limits.leaseMs);
      if (!lease) {
        await pause(limits.standbyMs, stop);
        continue;
      }
      const kept = await lead(lease, stop, () => (retryMs = limits.retryMs));
      if (kept) await releaseLease(sql, lease);
      onEnd(lease, kept);
    } catch (error) {
      await onError(error, retryMs);
      await pause(retryMs, stop);
      retryMs = Math.min(retryMs * 2, limits.retryMaxMs);
    }
  }
}
