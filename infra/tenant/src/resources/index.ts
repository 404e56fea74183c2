/** Every kind of resource that a bank can have; the provider serves these and no other. */
import type { ResourceKind } from '../resource-kind.ts';
import { kafkaTopic } from './kafka-topic.ts';
import { lockedBucket } from './locked-bucket.ts';
import { objectStoreUser } from './object-store-user.ts';
import { postgresLogin } from './postgres-login.ts';
import { postgresSchema } from './postgres-schema.ts';
import { schemaMigrations } from './schema-migrations.ts';
import { secretFile } from './secret-file.ts';

/** A kind reads only members that its own `check` has seen, so one type may stand for all of them here. */
const erase = <Desired extends object>(kind: Desired): ResourceKind => kind as unknown as ResourceKind;

export const resourceKinds: readonly ResourceKind[] = [
  erase(secretFile),
  erase(postgresLogin),
  erase(postgresSchema),
  erase(schemaMigrations),
  erase(kafkaTopic),
  erase(objectStoreUser),
  erase(lockedBucket),
];

/** Throws on a token that no kind has. */
export function kindOf(token: string): ResourceKind {
  const kind = resourceKinds.find((one) => one.token === token);
  if (!kind) throw new Error(`no resource kind has the token ${token}`);
  return kind;
}
