/** What goes into the log's queue and what comes out: one command with its caller, one outcome. */
import type { BusinessDate, CommandDefinition, JsonObject } from '@munim/kernel';

export interface Submission<Command extends JsonObject = JsonObject> {
  readonly definition: CommandDefinition<Command>;
  readonly command: Command;
  readonly idempotencyKey: string;
  /** Digest of the request as the caller sent it; the same key with another fingerprint is refused. Not empty. */
  readonly fingerprint: string;
  /** The same in an older form, asked for when the stored one is not in the newer. */
  readonly olderFingerprint?: () => string;
  readonly actor: string;
  /** Request id, or the workflow that this belongs to. */
  readonly correlation: string;
  readonly causation?: string;
  /** ISO instant in the caller's world; default: when the log records it. */
  readonly occurredAt?: string;
  readonly businessDate: BusinessDate;
  /**
   * A client's refusal is the answer to its key for ever. Who must go on asking until the state allows it, as a workflow
   * does, would be stopped for ever by that: its refusals leave no trace, and the same key is decided anew.
   */
  readonly refusal?: 'is-not-kept';
}

export type Outcome =
  | {
      readonly outcome: 'accepted' | 'already-applied';
      readonly answer: JsonObject;
      /** Position of the last event appended; the head's position when nothing was. */
      readonly position: bigint;
      /** Version of the command's first stream after it. */
      readonly version: bigint;
      /** True when this is the stored answer of an earlier use of the key. */
      readonly replayed: boolean;
    }
  | { readonly outcome: 'rejected'; readonly reason: string; readonly detail: string; readonly replayed: boolean }
  | { readonly outcome: 'key-reused' };

/** A key is scoped to its operation: one client's numbering may repeat across operations. */
export const idempotencyScope = (submission: Submission): string =>
  `${submission.definition.name}:${submission.idempotencyKey}`;
