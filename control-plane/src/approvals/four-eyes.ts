/**
 * A dangerous operation is asked for by one operator and allowed by another: the request waits as a row, and what it does
 * is done in the transaction of the approval. Four eyes as in ISO/IEC 27002:2022, 5.3 (segregation of duties).
 */
import { UniqueConstraintViolationException } from '@mikro-orm/core';
import { ProblemError, type ProblemDefinition } from '@munim/kernel';
import type { z } from '@munim/platform/http';
import { operatorActor, recordDeed } from '../audit/record.ts';
import { Approval } from '../database/entities/index.ts';
import { changeOperation, type ControlOperation, type OperationInput } from '../http/operation.ts';
import type { ControlTag } from '../http/tags.ts';
import type { OperatorRole } from '../operators/roles.ts';
import { controlProblems } from '../problems.ts';
import { byTheInstallation, type Door, openedBy, recordRecovery } from './doors.ts';
import { approvalSchema, presentApproval } from './schemas.ts';

type Shape = z.ZodObject;
type Reasoned = z.ZodObject<{ reason: z.ZodType<string> }>;
export type DangerousInput<P extends Shape | undefined, B extends Reasoned> = OperationInput<
  P extends z.ZodType ? z.output<P> : undefined,
  undefined,
  z.output<B>
>;

interface Definition<P extends Shape | undefined, B extends Reasoned> {
  readonly operationId: string;
  readonly path: string;
  readonly tag: ControlTag;
  /** Who may ask for it, and who may allow it. */
  readonly roles: readonly OperatorRole[];
  readonly summary: string;
  readonly description?: string;
  readonly params?: P;
  readonly body: B;
  readonly problems?: readonly ProblemDefinition[];
  /** Takes `If-Match` when it is asked for; by the time that it is allowed, `check` says what stands against it. */
  readonly conditional?: true;
  readonly target: (input: DangerousInput<P, B>) => string;
  /** Throws the problem that stands against it; asked when it is requested, and again when it is allowed. */
  readonly check: (input: DangerousInput<P, B>) => Promise<void>;
  /** Does it, in the name of whoever asked. What it answers is kept with the approval. */
  readonly carryOut: (input: DangerousInput<P, B>) => Promise<object>;
  /** When it is done at once, because the second person is not there yet or is gone. */
  readonly door?: Door;
}

export interface DangerousOperation extends ControlOperation {
  readonly deferred: (input: OperationInput<unknown, unknown, unknown>) => Promise<object>;
}

/** Long enough for a weekend and a holiday; what was wanted before that is asked for anew. */
const openMs = 7 * 24 * 3_600_000;

export function dangerousOperation<B extends Reasoned, P extends Shape | undefined = undefined>({
  target,
  check,
  carryOut,
  door,
  ...contract
}: Definition<P, B>): DangerousOperation {
  const deferred = async (input: DangerousInput<P, B>): Promise<object> => {
    await check(input);
    return carryOut(input);
  };
  const operation = changeOperation({
    ...(contract as Definition<undefined, B>),
    success: {
      status: 202,
      description: 'The approval that waits for a second operator; already given when nobody else could be asked.',
      body: approvalSchema,
    },
    problems: [controlProblems.approvalPending, ...(contract.problems ?? [])],
    handle: async (given) => {
      const input = given as unknown as DangerousInput<P, B>;
      // Held until the end, so that two who are alone do not both find nobody.
      if (door) await input.em.execute('select id from operators order by id for update');
      await check(input);
      const approval = await requestApproval(input, contract.operationId, target(input));
      const why = door && (await openedBy(door, input.em, input.caller));
      if (why !== undefined) {
        if (why === byTheInstallation) recordRecovery(input, target(input));
        approval.result = await carryOut(input);
        close(approval, 'approved', null, why, input.nowMs);
      }
      return { body: presentApproval(approval, input.nowMs) };
    },
  });
  return { ...operation, deferred: deferred as unknown as DangerousOperation['deferred'] };
}

async function requestApproval(
  { em, params, body, caller, requestId, nowMs, newId }: OperationInput<unknown, unknown, { reason: string }>,
  operation: string,
  target: string,
): Promise<Approval> {
  const at = new Date(nowMs);
  const pending = { operation, target, state: 'pending' as const };
  await em.nativeUpdate(Approval, { ...pending, expiresAt: { $lte: at } }, { state: 'expired' });
  const standing = await em.findOne(Approval, pending);
  if (standing) throw pendingAlready(standing.id);
  const approval = em.create(Approval, {
    ...pending,
    id: newId('approval'),
    params: (params ?? {}) as Record<string, string>,
    body: { ...body },
    reason: body.reason,
    requestedBy: caller.operator,
    requestedAt: at,
    expiresAt: new Date(nowMs + openMs),
  });
  try {
    await em.flush();
  } catch (error) {
    if (!(error instanceof UniqueConstraintViolationException)) throw error;
    throw pendingAlready('another one');
  }
  const actor = operatorActor(caller.operator);
  recordDeed(em, { actor, action: `request-${operation}`, target, reason: body.reason, requestId });
  return approval;
}

const pendingAlready = (id: string): ProblemError =>
  new ProblemError(controlProblems.approvalPending, `${id} waits for a decision`);

export function close(
  approval: Approval,
  state: Exclude<Approval['state'], 'pending'>,
  by: string | null,
  reason: string,
  nowMs: number,
): void {
  Object.assign(approval, { state, decidedBy: by, decisionReason: reason, decidedAt: new Date(nowMs) });
}
