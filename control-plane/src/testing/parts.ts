/** What operations are made with, where a spec does not care: nothing is announced, nothing is sealed. */
import { nothingSealed } from '../audit/testing/nothing-sealed.ts';
import { testDesk } from '../cells/testing/test-desk.ts';
import type { ControlParts } from '../operations.ts';
import type { Announcer } from '../registry/announcer.ts';

export const silentAnnouncer: Announcer = {
  announce: () => undefined,
  announceClient: () => undefined,
  retract: () => undefined,
  publish: async () => undefined,
  publishSoon: async () => undefined,
  close: async () => undefined,
};

export const testParts = (own: Partial<ControlParts> = {}): ControlParts => ({
  desk: testDesk,
  announcer: silentAnnouncer,
  secure: false,
  secretsDirectory: '',
  sealed: nothingSealed,
  homeCountry: 'IN',
  coolingOffMs: 60_000,
  signSupportToken: () => Promise.reject(new Error('nothing is signed here')),
  tokenTerms: { lifetimeMs: 90 * 24 * 3_600_000, identityProvider: false },
  alarm: () => undefined,
  ...own,
});
