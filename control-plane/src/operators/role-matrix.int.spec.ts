import { isId } from '@munim/kernel';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { controlPlaneOpenApi } from '../openapi.ts';
import { controlOperations } from '../operations.ts';
import { testParts } from '../testing/parts.ts';
import { watchRunContract } from '../runs/watch-run.ts';
import { startTestApi, type TestApi, type TestOperator } from '../testing/test-api.ts';
import { operatorRoles, type OperatorRole } from './roles.ts';

const all = controlOperations(testParts());
const operations = all.filter(({ bankScope }) => bankScope === undefined);
/** Served beside the operations, since it answers with a stream. */
const watchRun = { ...watchRunContract, kind: 'query', roles: watchRunContract['x-roles'] } as const;
const who = new Map<OperatorRole, TestOperator>();
let api: TestApi;

beforeAll(async () => {
  api = await startTestApi();
  who.set('owner', api.first);
  for (const role of operatorRoles.filter((one) => one !== 'owner')) who.set(role, await api.operator(role));
});
afterAll(() => api.stop());

/** Things that do not exist: whoever may ask gets another refusal than the role's. */
const pathOf = (path: string): string =>
  path.replaceAll(/\{(\w+)\}/g, (_, name: string) => unknown[name] ?? 'unknown-thing');
const body = '0'.repeat(26);
const unknown: Readonly<Record<string, string>> = {
  tenantId: 'no-such-bank',
  cellName: 'no-such-cell',
  runId: `run_${body}`,
  clientId: `cli_${body}`,
  operatorId: `opr_${body}`,
  approvalId: `apr_${body}`,
  holdId: `lhd_${body}`,
  grantId: `sup_${body}`,
};

describe('role × operation', () => {
  const cells = [...operations, watchRun].flatMap((operation) => operatorRoles.map((role) => ({ operation, role })));

  test.each(cells.map((cell) => [cell.role, cell.operation.operationId, cell.operation] as const))(
    '%s: %s',
    async (role, operationId, operation) => {
      const path = pathOf(operation.path);
      const caller = who.get(role) as TestOperator;
      const { status, body: answer } = await (operation.kind === 'change'
        ? api.post(path, {}, caller)
        : api.get(path, caller));
      if (operation.roles.includes(role)) expect([403, 401]).not.toContain(status);
      else
        expect([status, answer.code, answer.detail]).toEqual([
          403,
          'role-forbidden',
          `${operationId} is for the roles ${operation.roles.join(', ')}; yours is ${role}`,
        ]);
    },
  );

  test('nobody of the platform answers for a bank: no role is known to what banks call', async () => {
    for (const { path, kind } of all.filter(({ bankScope }) => bankScope !== undefined))
      for (const caller of who.values()) {
        const answer = await (kind === 'change'
          ? api.post(pathOf(path), { reason: 'for the bank' }, caller)
          : api.get(pathOf(path), caller));
        expect([path, answer.status, answer.body.code]).toEqual([path, 401, 'unauthenticated']);
      }
  });

  test('an auditor changes nothing but their own session and token', () => {
    const changes = operations.filter(({ kind, roles }) => kind === 'change' && roles.includes('auditor'));
    expect(changes.map(({ operationId }) => operationId).toSorted()).toEqual([
      'approveRequest',
      'createSession',
      'issueOperatorToken',
      'rejectRequest',
      'revokeOperatorSession',
      'revokeOperatorSessions',
      'revokeSession',
      'withdrawRequest',
    ]);
  });

  test('every operation of the published contract is in the matrix, or is a bank’s', () => {
    const { paths } = controlPlaneOpenApi() as { paths: Record<string, Record<string, { operationId: string }>> };
    const published = Object.values(paths).flatMap((methods) => Object.values(methods).map((one) => one.operationId));
    const tried = [...operations, watchRun, ...all.filter(({ bankScope }) => bankScope !== undefined)];
    expect(tried.map(({ operationId }) => operationId).toSorted()).toEqual(published.toSorted());
  });

  test('nobody at all is told what a run does', async () => {
    const { body } = await api.post('/v1/tenants', { name: 'Watched', country: 'IN' });
    for (const who of [
      { id: '', token: 'none' },
      { id: '', token: `${api.first.token}x` },
    ])
      expect((await api.get(`/v1/runs/${body.run.id}/events`, who)).body.code).toBe('unauthenticated');
  });

  test('who may what, as each one reads it', async () => {
    for (const [role, caller] of who) {
      const { body: current } = await api.get('/v1/operators/current', caller);
      const allowed = operations.filter(({ roles }) => roles.includes(role)).map(({ operationId }) => operationId);
      expect([...(current.operations as string[]), 'getCurrentOperator'].toSorted()).toEqual(allowed.toSorted());
    }
  });

  test('negative control: the ids of things that do not exist are well formed', () => {
    expect(isId('operator', unknown['operatorId'] ?? '')).toBe(true);
  });
});
