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
    /** Another operator, for a first token. Null of the installation's, which is in its file. */
    tokenIssuedBy: p.text().nullable(),
    tokenIssuedAt: p.datetime().nullable(),
    /** Null of the installation's, which ends when its file changes. */
    tokenExpiresAt: p.datetime().nullable(),
    /** Up to a minute late. */
    tokenLastUsedAt: p.datetime().nullable(),
    /** When it was first sent after its end: that is audited once. */
    tokenRefusedAt: p.datetime().nullable(),
    /** Operators who have held a token of this one, and may still act in its name: they and it are not two people. */
    knownTo: p.json<string[]>().defaultRaw(`'[]'`),
    /** Nobody could confirm who came: a renewal in person has to do. */
    renewalSuffices: p.boolean().defaultRaw('false'),
    /** Was an owner who could sign in, at any time; the database sees to it that this is never forgotten. */
    wasOwner: p.boolean().defaultRaw('false'),
    /** The identity provider's own name for the person: `<issuer> <subject>`. Set by the first sign-in, never changed. */
    identity: p.text().nullable().unique(),
    /** Of who was shut out: a sign-in with it is refused, and that is known to be theirs. */
    formerIdentity: p.text().nullable(),
    createdAt: p.datetime().defaultRaw('now()'),
  },
});
export type Operator = InferEntity<typeof Operator>;
