/** Public half of a key that signs access tokens; the private half is a file that only issuers read. */
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { SigningKeyEntry } from '@munim/kernel';

export const SigningKey = defineEntity({
  name: 'SigningKey',
  tableName: 'signing_keys',
  properties: {
    kid: p.text().primary(),
    jwk: p.json<SigningKeyEntry['jwk']>(),
    state: p.text().$type<SigningKeyEntry['state']>(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
export type SigningKey = InferEntity<typeof SigningKey>;
