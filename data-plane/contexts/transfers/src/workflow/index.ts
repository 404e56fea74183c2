/** What the workflow service needs of transfers: the definition, how its effects are performed, and its counterpart. */
import { transferEvents } from '../transfer/transfer.ts';

export { type Clearing, httpClearing } from '../clearing/clearing.ts';
export { clearingWorkflow } from './clearing-workflow.ts';
export { performClearing } from './perform.ts';

/** Events after which there is something to do. */
export const startsOrMoves = (eventType: string): boolean =>
  eventType === transferEvents.requested || eventType === transferEvents.submitted;
