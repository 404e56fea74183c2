/** The businesses that a bank can have switched on: the names of the data plane's contexts, whose code is not ours to import. */
export const contextNames = ['customers', 'accounts', 'transfers'] as const;
export type ContextName = (typeof contextNames)[number];
