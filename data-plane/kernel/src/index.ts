/** The bank's language, pure: what every other package may rely on and nothing that does I/O. */
export * from './aggregate.ts';
export * from './business-date.ts';
export * from './clock.ts';
export * from './command.ts';
export * from './country.ts';
export * from './decision.ts';
export * from './ids.ts';
export * from './json.ts';
export * from './money.ts';
export * from './problem.ts';
export * from './recorded-event.ts';
export * from './tenancy/registry.ts';
export * from './tenancy/token.ts';
export * from './tenancy/topology.ts';
export * from './workflow.ts';
