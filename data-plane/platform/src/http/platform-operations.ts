/** The operations that belong to no context: about the token, and about the log itself. */
import type { Operation } from './operation.ts';
import { readLogOperation } from './read-log.ts';
import { sessionOperation } from './session.ts';

export { readLogOperation, sessionOperation };

export const platformOperations: readonly Operation[] = [sessionOperation, readLogOperation];
