/** What a worker and its executor process say to each other. */
import type { Cell as CellAddress } from '@munim/kernel';
import type { BankSpec, EmptiedBuckets, Finding, LockedRemains } from '@munim/tenant';
import type { PlannedChange } from './stack.ts';

/** A bank, and the cell that it is on. */
export interface Placed {
  readonly spec: BankSpec;
  readonly cell: CellAddress;
}

export interface RunOrder extends Placed {
  readonly runId: string;
  /** Where the bank goes back to when it cannot be brought to `spec`. */
  readonly restoreTo?: BankSpec;
  /** Nobody has worked on the bank before. */
  readonly isNew: boolean;
  readonly disturbed: boolean;
  /** The bank's login gets another password before the rest is made sure of. */
  readonly rotatesLogin: boolean;
}

export interface PreviewOrder extends Placed {
  readonly isNew: boolean;
  /** Names the stack of a bank that is not there: another worker that takes the question over finds it again. */
  readonly previewId: string;
}

export type ToExecutor =
  | ({ readonly kind: 'run' } & RunOrder)
  /** What would a run change, reality being read first? Nothing is changed; of a bank that `isNew`, nothing is kept. */
  | ({ readonly kind: 'preview' } & PreviewOrder)
  /** Of previews that came to no end. */
  | { readonly kind: 'remove-passing'; readonly previewIds: readonly string[] }
  /** Reads every resource back from its store. */
  | ({ readonly kind: 'inspect' } & Placed)
  /** One piece of taking a bank apart. */
  | ({ readonly kind: 'task'; readonly task: Task; readonly until?: string } & Placed)
  /** The lease was renewed: silence for too long means that the run is no longer ours. */
  | { readonly kind: 'beat' };

/** What each piece of taking a bank apart answers with. */
export interface TaskResults {
  /** The archive holds the whole log, and verifies. */
  readonly seal: SealedArchive;
  /** Connections of the bank's own login that were ended. */
  readonly 'let-go': number;
  /** Names of what is still there, though it should be gone. */
  readonly 'remove-remains': readonly string[];
  readonly survey: readonly LockedRemains[];
  /** Locks that were made longer. */
  readonly 'extend-locks': number;
  /** A part of what is left, oldest lock or newest. */
  readonly 'empty-buckets': EmptiedBuckets;
  /** The stack of a bank of which nothing is left. */
  readonly 'forget-stack': null;
}
export type Task = keyof TaskResults;

export interface SealedArchive {
  /** Entries; as many as the log has events. */
  readonly treeSize: number;
  readonly rootHash: string;
  readonly verifierKey: string;
}

export interface ExecutionFailure {
  readonly step: string;
  readonly reason: string;
  /** What was read back, when that is what was wrong. */
  readonly found?: readonly Finding[];
}

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
  | { readonly kind: 'ended'; readonly failure: ExecutionFailure | null }
  /** What would be created, updated, …; empty when the bank is as it should be. */
  | { readonly kind: 'previewed'; readonly changes: readonly PlannedChange[] }
  | { readonly kind: 'passing-removed'; readonly reason: string | null }
  | { readonly kind: 'inspected'; readonly findings: readonly Finding[] }
  | { readonly kind: 'not-inspected'; readonly reason: string }
  | { readonly kind: 'task-done'; readonly result: TaskResults[Task] }
  | { readonly kind: 'task-failed'; readonly reason: string }
  | { readonly kind: 'not-previewed'; readonly reason: string };
