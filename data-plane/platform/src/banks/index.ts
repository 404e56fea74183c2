/** The banks that a pod serves: writing to each, and one worker for each. */
export * from './each-bank.ts';
export * from './readable-banks.ts';
export * from './writable-banks.ts';
