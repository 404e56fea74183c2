/**
 * When what takes two is done by one: while there has never been a second owner, and as the recovery by whoever holds the
 * installation's token file, when the second one is gone. No session opens the latter, and shutting people out opens neither.
 */
import { operatorActor, recordDeed } from '../audit/record.ts';
import { Operator } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import type { Caller } from '../http/operation.ts';

/**
 * `first-owners`: letting people in, while nobody else is or was an owner; later for the installation's token alone, while
 * there is no other owner who could be asked. `emergency`: for the installation's token alone, at any time.
 */
export type Door = 'first-owners' | 'emergency';

export const byTheInstallation = "asked for with the installation's token, which is the root of trust";

/** Why it is open; undefined when it is not. An owner who was invited and has not come yet is somebody to ask. */
export async function openedBy(door: Door, em: EntityManager, caller: Caller): Promise<string | undefined> {
  if (door === 'emergency') return caller.installation ? byTheInstallation : undefined;
  const others = await em.find(Operator, { id: { $ne: caller.operator } });
  if (others.some(({ role, state }) => role === 'owner' && state !== 'disabled')) return undefined;
  // Whoever has shut the others out, by whatever means, is not as alone as the first one was.
  if (!others.some(({ wasOwner }) => wasOwner)) return 'nobody else has a role that could be asked';
  return caller.installation ? byTheInstallation : undefined;
}

export function recordRecovery(
  {
    em,
    body: { reason },
    caller,
    requestId,
  }: { em: EntityManager; body: { reason: string }; caller: Caller; requestId: string },
  target: string,
): void {
  const actor = operatorActor(caller.operator);
  recordDeed(em, { actor, action: 'recoverWithInstallationToken', target, reason, requestId });
}
