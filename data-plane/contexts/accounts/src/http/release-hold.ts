/** POST /v1/accounts/{accountId}/holds/{holdId}/release: money on hold is free again. */
import { commandCall, commandOperation } from '@munim/platform/http';
import { releaseHold } from '../account/decide-holds.ts';
import { problemsOf } from './problems.ts';
import { holdParams, holdStanding } from './schemas.ts';

export const releaseHoldOperation = commandOperation({
  operationId: 'releaseHold',
  path: '/v1/accounts/{accountId}/holds/{holdId}/release',
  context: 'accounts',
  summary: 'Release a hold',
  scope: 'accounts:write',
  params: holdParams,
  success: { status: 200, description: 'Free again.', body: holdStanding },
  reasons: problemsOf(releaseHold),
  prepare: ({ params: { accountId, holdId }, today }) =>
    commandCall({ definition: releaseHold, command: { accountId, holdId }, businessDate: today }),
});
