/** How a decision is specified: given what happened, when this is asked, then exactly this follows. */
export * from './given-when-then.ts';
export * from './history.ts';
