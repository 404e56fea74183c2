/** What specs of the platform and of contexts share: a bank of their own on real services. */
export * from './read-topics.ts';
export * from './spec-process.ts';
export * from './test-bank.ts';
