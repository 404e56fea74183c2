/** The bank's log: append with group commit, read by position or stream. */
export * from './check-streams.ts';
export * from './log.ts';
export * from './read.ts';
export * from './submission.ts';
