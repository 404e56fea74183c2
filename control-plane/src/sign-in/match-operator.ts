/** Which operator a person is: the one who came before with this identity, else the one invited by this verified address. */
import { operatorActor, recordDeed } from '../audit/record.ts';
import { Operator } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import type { Person } from './identity-provider.ts';

/** Undefined for everybody else. An identity is bound once; an operator who has one is never found by address again. */
export async function matchOperator(
  em: EntityManager,
  { identity, email }: Person,
  requestId: string,
): Promise<Operator | undefined> {
  // Held until the end: two first sign-ins at once do not both bind.
  await em.execute('select id from operators order by id for update');
  const known = await em.findOne(Operator, { identity });
  if (known) return known.state === 'disabled' ? undefined : known;
  const invited = email === undefined ? null : await em.findOne(Operator, { email, identity: null });
  if (!invited || invited.state === 'disabled') return undefined;
  Object.assign(invited, { identity, state: 'active' });
  recordDeed(em, {
    actor: operatorActor(invited.id),
    action: 'bindIdentity',
    target: `operator/${invited.id}`,
    reason: `first sign-in as ${identity}`.slice(0, 500),
    requestId,
  });
  return invited;
}
