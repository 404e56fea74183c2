/** Operations approveSupportAccess, refuseSupportAccess and revokeSupportAccess: the bank's word about who looks in. */
import { platformProblems, ProblemError } from '@munim/kernel';
import { z } from '@munim/platform/http';
import { clientActor } from '../audit/record.ts';
import { Client, Operator, type SupportGrant } from '../database/entities/index.ts';
import type { EntityManager } from '../database/orm.ts';
import { type BankCaller, bankChange, type ControlOperation } from '../http/operation.ts';
import { handsOf } from '../operators/hands.ts';
import { controlProblems } from '../problems.ts';
import type { Announcer } from '../registry/announcer.ts';
import { reasonSchema } from '../tenants/schemas.ts';
import { closeGrant, lockGrant, move, recordGrantDeed, withOperator } from './grants.ts';
import { grantParams, grantSchema } from './schemas.ts';

const hourMs = 3_600_000;

interface Decision {
  readonly operationId: string;
  readonly verb: 'approve' | 'refuse' | 'revoke';
  readonly summary: string;
  readonly description: string;
  readonly decide: (em: EntityManager, grant: SupportGrant, by: Decider) => void | Promise<void>;
}

interface Decider {
  readonly client: Client;
  readonly by: string;
  readonly reason: string;
  readonly nowMs: number;
}

const decision = ({ verb, decide, ...contract }: Decision): ControlOperation =>
  bankChange({
    ...contract,
    path: `/v1/support-access/{grantId}/${verb}`,
    tag: 'support-access',
    bankScope: 'support:decide',
    params: grantParams,
    body: z.strictObject({ reason: reasonSchema }).openapi('SupportDecision'),
    success: { status: 200, description: 'The grant, decided.', body: grantSchema },
    problems: [controlProblems.supportGrantClosed, controlProblems.makerIsChecker],
    handle: async ({ em, params, body: { reason }, caller, requestId, nowMs }) => {
      const grant = await lockGrant(em, { id: params.grantId, tenantId: caller.tenant });
      const client = await clientOf(em, caller);
      const by = clientActor(client.id);
      await decide(em, grant, { client, by, reason, nowMs });
      recordGrantDeed(em, grant, { actor: by, action: contract.operationId, reason, requestId });
      return { body: await withOperator(em, grant, nowMs) };
    },
  });

/** As the database knows it now: this decision does not wait for what the topic brings. */
async function clientOf(em: EntityManager, { tenant, clientId }: BankCaller): Promise<Client> {
  const client = await em.findOne(Client, { id: clientId, tenantId: tenant, state: 'active' });
  if (!client) throw new ProblemError(platformProblems.unauthenticated, 'the client was revoked');
  return client;
}

export const supportDecisions = (announcer: Announcer): readonly ControlOperation[] => [
  decision({
    operationId: 'approveSupportAccess',
    verb: 'approve',
    summary: 'Let the operator look in',
    description:
      'From now on, for as long as was asked for. Refused to a client whose credentials that operator has seen: whoever ' +
      'asks must not be able to approve.',
    decide: async (em, grant, { client, by, nowMs }) => {
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
    },
  }),
  decision({
    operationId: 'refuseSupportAccess',
    verb: 'refuse',
    summary: 'Refuse to let the operator look in',
    description: 'Nothing was readable, and nothing will be.',
    decide: (em, grant, closing) => closeGrant(em, announcer, grant, 'refuse', closing),
  }),
  decision({
    operationId: 'revokeSupportAccess',
    verb: 'revoke',
    summary: 'End a look that was approved',
    description: 'At once, on every pod; one that was opened without the bank (`break-glass`) too.',
    decide: (em, grant, closing) => closeGrant(em, announcer, grant, 'revoke', closing),
  }),
];
