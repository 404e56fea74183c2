/** Personal data is ciphertext at rest: seal a field, open it, or destroy the key that could. */
export * from './card-number.ts';
export * from './key-service.ts';
export * from './local-keystore.ts';
export * from './seal.ts';
