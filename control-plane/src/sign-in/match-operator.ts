/** Which operator a person is: the one who came before with this identity, else the one invited by this verified address. */
import { operatorActor, recordDeed } from '../audit/record.ts';
import { Operator } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { inOwnHands } from '../operators/hands.ts';
import type { Person } from './identity-provider.ts';

/** Undefined for everybody else. An identity is bound once; an operator who has one is never found by address again. */
export async function matchOperator(
  em: EntityManager,
  { identity, email }: Person,
  requestId: string,
): Promise<Operator | undefined> {
  // Held until the end: two first sign-ins at once do not both bind.
  await em.execute('select id from operators order by id for update');
  const operator = (await em.findOne(Operator, { identity })) ?? (await invited(em, email));
  if (!operator) return undefined;
  if (operator.identity == null) {
    Object.assign(operator, { identity, state: 'active' });
    const reason = `first sign-in as ${identity}`.slice(0, 500);
    record(em, operator, 'bindIdentity', reason, requestId);
  }
  // They have proved who they are, which a token that others have held does not: what others may hold of them ends.
  if (operator.knownTo.length > 0) {
    inOwnHands(operator);
    operator.tokenHash = null;
    record(em, operator, 'endKnownToken', 'the identity provider vouches for who came', requestId);
  }
  return operator;
}

async function invited(em: EntityManager, email: string | undefined): Promise<Operator | undefined> {
  const found = email === undefined ? null : await em.findOne(Operator, { email, identity: null });
  return found === null || found.state === 'disabled' ? undefined : found;
}

/** One of a kind is enough: whoever tries again and again does not fill the log. */
const refusedEverySeconds = 60;

/** Whose name somebody came in who stays outside: the operator's own who was shut out, or one whose address they claim. */
export async function recordRefusedSignIn(
  em: EntityManager,
  { identity, email, claimedEmail }: Person,
  requestId: string,
): Promise<void> {
  const leaver = await em.findOne(Operator, { formerIdentity: identity });
  const claimed = claimedEmail === undefined ? null : await em.findOne(Operator, { email: claimedEmail });
  const operator = leaver ?? claimed;
  if (operator === null) return;
  const [told] = await em.execute<object[]>(
    `select 1 from audit where action = 'refuseSignIn' and target = ? and at > now() - make_interval(secs => ?) limit 1`,
    [`operator/${operator.id}`, refusedEverySeconds],
  );
  if (told !== undefined) return;
  const why =
    operator === leaver
      ? 'was shut out'
      : email === undefined
        ? `says to be ${claimedEmail}, which the identity provider has not verified`
        : `is not who has come as ${email} before`;
  recordDeed(em, {
    actor: operator === leaver ? operatorActor(operator.id) : 'nobody',
    action: 'refuseSignIn',
    target: `operator/${operator.id}`,
    reason: `who signed in as ${identity} ${why}`.slice(0, 500),
    requestId,
  });
}

const record = (em: EntityManager, { id }: Operator, action: string, reason: string, requestId: string): void =>
  recordDeed(em, { actor: operatorActor(id), action, target: `operator/${id}`, reason, requestId });
