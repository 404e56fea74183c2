/** A bounded context as a plug-in: what one business adds to every bank, and what the services wire from it. */
import type { Aggregate, WorkflowDefinition } from '@munim/kernel';
import type { Operation } from '../http/index.ts';
import type { ReadModel } from '../projections/index.ts';
import type { ZodType } from 'zod';

export interface Context {
  /** The part of its event types before the dot, and its topic's suffix. */
  readonly name: string;
  /** What this business is, in a sentence, for readers of the contract. */
  readonly about: string;
  // oxlint-disable-next-line typescript/no-explicit-any -- a list holds aggregates of different states; each knows only its own.
  readonly aggregates: readonly Aggregate<any>[];
  readonly operations: readonly Operation[];
  readonly readModels: readonly ReadModel[];
  // oxlint-disable-next-line typescript/no-explicit-any -- as above, for states and effects.
  readonly workflows: readonly WorkflowDefinition<any, any>[];
  /** Schema of the `data` of each event type that it publishes. */
  readonly eventSchemas: Readonly<Record<string, ZodType>>;
}
