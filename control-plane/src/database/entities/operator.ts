/** Who may drive the control plane. The first one comes with the installation; a row is never deleted, so deeds keep their doer. */
import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { OperatorRole } from '../../operators/roles.ts';

export const operatorStates = ['invited', 'active', 'disabled'] as const;
/** `invited`: has never signed in. */
export type OperatorState = (typeof operatorStates)[number];

export const Operator = defineEntity({
  name: 'Operator',
  tableName: 'operators',
  properties: {
    id: p.text().primary(),
    name: p.text(),
    /** By which the first sign-in finds an invited one; lower case. */
    email: p.text().nullable().unique(),
    role: p.text().$type<OperatorRole>(),
    state: p.text().$type<OperatorState>(),
    /** SHA-256 (base64url) of the bearer token; null for who signs in with the identity provider alone. */
    tokenHash: p.text().nullable().unique(),
    /** The identity provider's own name for the person: `<issuer> <subject>`. Set by the first sign-in, never changed. */
    identity: p.text().nullable().unique(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
export type Operator = InferEntity<typeof Operator>;
