/** HTTP for every service: operations, their app, their OpenAPI document, problems. */
export * from './app.ts';
export * from './body.ts';
export * from './booking-day.ts';
export * from './cursor.ts';
export * from './invalid-request.ts';
export * from './openapi.ts';
export * from './operation.ts';
export * from './problem-response.ts';
export * from './platform-operations.ts';
export * from './query.ts';
export * from './schemas.ts';
export * from './record-requests.ts';
