/** Bodies and answers of operations, by operationId, out of the generated types. */
import type { operations } from './generated/data-plane.ts';

export type Body<Op extends keyof operations> = operations[Op] extends {
  requestBody: { content: { 'application/json': infer B } };
}
  ? B
  : never;
export type Answer<Op extends keyof operations, Status extends number> = operations[Op] extends {
  responses: Record<Status, { content: { 'application/json': infer B } }>;
}
  ? B
  : never;
/** The filters of a list, without its cursor: the SDK turns pages itself. */
export type Filter<Op extends keyof operations> = operations[Op] extends { parameters: { query?: infer Q } }
  ? Omit<NonNullable<Q>, 'cursor'>
  : never;
