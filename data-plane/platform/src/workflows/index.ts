/** Workflows (sagas): reminders and the runner that drives them. */
export * from './due.ts';
export * from './runner.ts';
export * from './sweep.ts';
