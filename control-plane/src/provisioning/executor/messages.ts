/** What a worker and its executor process say to each other. */
import type { BankSpec, Finding } from '@munim/tenant';

export type ToExecutor =
  | { readonly kind: 'run'; readonly runId: string; readonly spec: BankSpec; readonly disturbed: boolean }
  /** What would a run change, reality being read first? Nothing is changed. */
  | { readonly kind: 'preview'; readonly spec: BankSpec }
  /** Reads every resource back from its store. */
  | { readonly kind: 'inspect'; readonly spec: BankSpec }
  /** The lease was renewed: silence for too long means that the run is no longer ours. */
  | { readonly kind: 'beat' };

/** How an engine event reads to people. */
export type Progress =
  | {
      readonly kind: 'step';
      readonly step: string;
      readonly state: 'running' | 'done' | 'failed';
      readonly detail?: string;
    }
  | { readonly kind: 'message'; readonly text: string };

export type FromExecutor =
  | { readonly kind: 'ready' }
  | { readonly kind: 'progress'; readonly progress: Progress }
  | { readonly kind: 'ended'; readonly failure: { readonly step: string; readonly reason: string } | null }
  /** How many resources would be created, updated, …; empty when the bank is as it should be. */
  | { readonly kind: 'previewed'; readonly changes: Readonly<Record<string, number>> }
  | { readonly kind: 'inspected'; readonly findings: readonly Finding[] }
  | { readonly kind: 'not-inspected'; readonly reason: string }
  | { readonly kind: 'not-previewed'; readonly reason: string };
