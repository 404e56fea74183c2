/** A process of the platform: its settings, its HTTP server with health and metrics, its start and its graceful end. */
export * from './environment.ts';
export * from './run-service.ts';
export * from './server.ts';
