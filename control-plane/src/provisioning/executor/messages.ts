/** What a worker and its executor process say to each other. */
import type { Cell as CellAddress } from '@munim/kernel';
import type { BankSpec, Finding } from '@munim/tenant';

/** A bank, and the cell that it is on. */
export interface Placed {
  readonly spec: BankSpec;
  readonly cell: CellAddress;
}

export type ToExecutor =
  | ({ readonly kind: 'run'; readonly runId: string; readonly disturbed: boolean } & Placed)
  /** What would a run change, reality being read first? Nothing is changed. */
  | ({ readonly kind: 'preview' } & Placed)
  /** Reads every resource back from its store. */
  | ({ readonly kind: 'inspect' } & Placed)
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
