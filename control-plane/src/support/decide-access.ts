/** Operations approveSupportAccess, refuseSupportAccess and revokeSupportAccess: the bank's word about who looks in. */
import { platformProblems, ProblemError } from '@munim/kernel';
import { supportAccess } from '@munim/platform/http';
import { clientActor } from '../audit/record.ts';
import { Client, Operator, type SupportGrant } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { type BankCaller, bankChange, bankContract, type ControlOperation } from '../http/operation.ts';
import { handsOf } from '../operators/hands.ts';
import { controlProblems } from '../problems.ts';
import type { Announcer } from '../registry/announcer.ts';
import { closeGrant, lockGrant, move, recordGrantDeed, withOperator } from './grants.ts';

const hourMs = 3_600_000;

interface Decider {
  readonly client: Client;
  readonly by: string;
  readonly reason: string;
  readonly nowMs: number;
}

type Decide = (em: EntityManager, grant: SupportGrant, by: Decider) => void | Promise<void>;

const decision = (verb: 'approve' | 'refuse' | 'revoke', decide: Decide): ControlOperation => {
  const contract = bankContract(supportAccess[verb]);
  return bankChange({
    ...contract,
    handle: async ({ em, params, body: { reason }, caller, requestId, nowMs }) => {
      const grant = await lockGrant(em, { id: params.grantId, tenantId: caller.tenant });
      const client = await clientOf(em, caller);
      const by = clientActor(client.id);
      await decide(em, grant, { client, by, reason, nowMs });
      recordGrantDeed(em, grant, { actor: by, action: contract.operationId, reason, requestId });
      return { body: await withOperator(em, grant, nowMs) };
    },
  });
};

/** As the database knows it now: this decision does not wait for what the topic brings. */
async function clientOf(em: EntityManager, { tenant, clientId }: BankCaller): Promise<Client> {
  const client = await em.findOne(Client, { id: clientId, tenantId: tenant, state: 'active' });
  if (!client) throw new ProblemError(platformProblems.unauthenticated, 'the client was revoked');
  return client;
}

export const supportDecisions = (announcer: Announcer): readonly ControlOperation[] => [
  decision('approve', async (em, grant, { client, by, nowMs }) => {
    const hands = handsOf(await em.findOneOrFail(Operator, { id: grant.operatorId }));
    const known = client.knownTo.find((operator) => hands.includes(operator));
    if (known !== undefined)
      throw new ProblemError(
        controlProblems.makerIsChecker,
        `${grant.operatorId} asked, and ${known === grant.operatorId ? '' : `${known}, who may act in that name, `}has seen the credentials of ${client.id}`,
      );
    move(grant, 'approve', nowMs);
    Object.assign(grant, {
      approvedBy: by,
      approvedAt: new Date(nowMs),
      expiresAt: new Date(nowMs + grant.hours * hourMs),
    });
  }),
  decision('refuse', (em, grant, closing) => closeGrant(em, announcer, grant, 'refuse', closing)),
  decision('revoke', (em, grant, closing) => closeGrant(em, announcer, grant, 'revoke', closing)),
];
